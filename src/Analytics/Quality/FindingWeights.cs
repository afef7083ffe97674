using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Quality;

/// <summary>Weighs findings by the rows and the revenue that they touch, the heaviest first.</summary>
public sealed class FindingWeights
{
    private readonly IReadOnlyList<IntakeFile> _files;
    private readonly OrderChecks _orders;
    private readonly ILookup<int, OrderFacts> _ordersOfFile;
    private readonly Currency _currency;
    private readonly decimal _revenue;

    /// <summary>Prepares the weighing.</summary>
    /// <param name="files">The files in the order in which they were loaded.</param>
    /// <param name="orders">The orders.</param>
    /// <param name="currency">The main currency: revenue is that of orders in it.</param>
    public FindingWeights(IReadOnlyList<IntakeFile> files, OrderChecks orders, Currency currency = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(orders);
        (_files, _orders, _currency) = (files, orders, currency);
        _ordersOfFile = orders.Orders.ToLookup(order => order.SourceId);
        _revenue = RevenueOf(orders.Orders);
    }

    /// <summary>The findings about files.</summary>
    public IReadOnlyList<WeighedFinding> OfFiles() =>
        [.. _files.Index()
            .SelectMany(file => file.Item.Findings, (file, finding) => new WeighedFinding(file.Item, finding, OfRows(TouchedBy(finding, file.Index))))
            .OrderByDescending(found => found.Weight)
            .ThenBy(found => found.Finding.FirstDay)
            .ThenBy(found => found.File.Name, StringComparer.Ordinal)];

    /// <summary>The findings of each kind together.</summary>
    /// <param name="counts">How many findings there are of each kind, those about files included.</param>
    public IReadOnlyList<WeighedKind> OfKinds(IReadOnlyDictionary<string, long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return [.. counts
            .Select(count => new WeighedKind(count.Key, count.Value, OfKind(count.Key, count.Value)))
            .OrderByDescending(kind => kind.Weight)
            .ThenBy(kind => kind.Kind, StringComparer.Ordinal)];
    }

    private FindingWeight OfKind(string kind, long count)
    {
        var ofFiles = _files.Index().SelectMany(file => file.Item.Findings.Where(finding => finding.Kind == kind).SelectMany(finding => TouchedBy(finding, file.Index))).Distinct().ToList();
        return kind switch
        {
            _ when ofFiles.Count > 0 => OfRows(ofFiles),
            FindingKinds.ZeroRevenue => OfOrders(_orders.ZeroRevenue),
            FindingKinds.RevenueMismatch => OfOrders(_orders.Mismatches),
            FindingKinds.TransactionIdCollision => OfOrders([.. _orders.Collisions.SelectMany(collision => collision.Orders)]),
            _ => new FindingWeight(count, null, null),
        };
    }

    /// <summary>A drift lasts until the same column drifts again; all else is about one file.</summary>
    private IEnumerable<IntakeFile> TouchedBy(Finding finding, int file) => finding.Kind == FindingKinds.SchemaDrift
        ? _files.Skip(file).Take(1).Concat(_files.Skip(file + 1).TakeWhile(later => !later.Findings.Any(other => other.Kind == finding.Kind && other.Subject == finding.Subject)))
        : [_files[file]];

    private FindingWeight OfRows(IEnumerable<IntakeFile> files)
    {
        var touched = files.ToList();
        return Weight(touched.Sum(file => file.Rows), RevenueOf(touched.SelectMany(file => file.Ids).SelectMany(source => _ordersOfFile[source])));
    }

    private FindingWeight OfOrders(IReadOnlyList<OrderFacts> orders) => Weight(orders.Count, RevenueOf(orders));

    private decimal RevenueOf(IEnumerable<OrderFacts> orders) => orders.Sum(order => new Money(order.Revenue, order.Currency).In(_currency));

    private FindingWeight Weight(long rows, decimal revenue) => new(rows, revenue, _revenue == 0 ? null : revenue / _revenue);
}
