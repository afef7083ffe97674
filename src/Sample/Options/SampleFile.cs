namespace Puffy.Sample.Options;

/// <summary>A generated file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Day">The day that it is the export of.</param>
/// <param name="Rows">Its rows, header not counted.</param>
/// <param name="Bytes">Its size.</param>
public sealed record SampleFile(string Path, DateOnly Day, long Rows, long Bytes);
