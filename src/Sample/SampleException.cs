namespace Puffy.Sample;

/// <summary>A sample can't be made as asked. The message names the option or the folder, and says what is allowed.</summary>
public sealed class SampleException(string message) : Exception(message);
