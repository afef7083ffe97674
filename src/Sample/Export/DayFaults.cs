using Puffy.Sample.Chance;
using Puffy.Sample.Options;
using Puffy.Sample.Shop;

namespace Puffy.Sample.Export;

/// <summary>The faults of one day's file.</summary>
internal sealed class DayFaults
{
    private const int HalfOfVisitors = 5_000;
    private const int FifthOfRows = 2_000;

    private readonly bool _halfVolume;
    private readonly bool _lostIds;
    private readonly ExportColumn[] _emptied;

    public DayFaults(IEnumerable<SampleFault> faults, DateOnly day)
    {
        var ofDay = faults.Where(fault => fault.Day == day).ToList();
        var kinds = ofDay.ConvertAll(fault => fault.Kind);
        FileMissing = kinds.Contains(FaultKind.MissingDay);
        _halfVolume = kinds.Contains(FaultKind.HalfVolume);
        _lostIds = kinds.Contains(FaultKind.LostIds);
        Orders = new OrderFaults(ofDay);
        _emptied = [.. ofDay.Where(fault => fault.Kind == FaultKind.EmptyColumn).Select(fault => ColumnLayout.Named(fault.Target!))];
    }

    /// <summary>The day's file is missing.</summary>
    public bool FileMissing { get; }

    /// <summary>The faults of the day's orders.</summary>
    public OrderFaults Orders { get; }

    /// <summary>True for a visitor who is not in the file; half of them, so that rates stay and counts halve.</summary>
    public bool Loses(Dice visitor) => _halfVolume && visitor.Happens(Trait.HalfVolume, HalfOfVisitors);

    /// <summary>True for an event whose user id is lost.</summary>
    public bool LosesId(Dice step) => _lostIds && step.Happens(Trait.LostId, FifthOfRows);

    /// <summary>True for a column without a value in the whole file.</summary>
    public bool Empties(ExportColumn column) => Array.IndexOf(_emptied, column) >= 0;
}
