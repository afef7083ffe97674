using Puffy.Analytics.Intake;
using Puffy.Analytics.Quality;

namespace Puffy.Analytics.Tests.Quality;

public sealed class FindingWeightsTests
{
    private static readonly IntakeFile[] Files =
    [
        new(1, "one.csv", 100, []),
        new(2, "two.csv", 50, [Found(FindingKinds.SchemaDrift, "referrer"), Found(FindingKinds.TruncatedFile)]),
        new(3, "three.csv", 30, []),
        new(4, "four.csv", 20, [Found(FindingKinds.SchemaDrift, "referrer"), Found(FindingKinds.SchemaDrift, "user_id")]),
    ];

    private static readonly FindingWeights Weights = new(Files, OrderChecks.Of(
    [
        OrderChecksTests.Order("a", "T-1", "ann", revenue: 10) with { SourceId = 1 },
        OrderChecksTests.Order("b", "T-1", "ben", revenue: 20, items: 25) with { SourceId = 2 },
        OrderChecksTests.Order("c", "T-2", revenue: 30) with { SourceId = 3 },
        OrderChecksTests.Order("d", "T-3", revenue: 40) with { SourceId = 4 },
        OrderChecksTests.Order("e", "T-4", revenue: 0) with { SourceId = 4 },
    ]));

    [Fact]
    public void A_drift_weighs_its_file_and_those_after_it_up_to_the_next_of_its_column_and_all_else_its_file() =>
        Assert.Equal(
            [
                ("two.csv", "schema_drift", "referrer", new FindingWeight(80, 50, 0.5m)),
                ("four.csv", "schema_drift", "referrer", new FindingWeight(20, 40, 0.4m)),
                ("four.csv", "schema_drift", "user_id", new FindingWeight(20, 40, 0.4m)),
                ("two.csv", "truncated_file", "", new FindingWeight(50, 20, 0.2m)),
            ],
            Weights.OfFiles().Select(found => (found.File.Name, found.Finding.Kind, found.Finding.Subject, found.Weight)));

    [Fact]
    public void A_kind_weighs_what_its_findings_touch_each_file_and_order_once_and_the_heaviest_comes_first() =>
        Assert.Equal(
            [
                new WeighedKind("schema_drift", 3, new FindingWeight(100, 90, 0.9m)),
                new WeighedKind("transaction_id_collision", 1, new FindingWeight(2, 30, 0.3m)),
                new WeighedKind("truncated_file", 1, new FindingWeight(50, 20, 0.2m)),
                new WeighedKind("revenue_mismatch", 1, new FindingWeight(1, 20, 0.2m)),
                new WeighedKind("repeated_transaction", 7, new FindingWeight(7, null, null)),
                new WeighedKind("zero_revenue", 1, new FindingWeight(1, 0, 0)),
            ],
            Weights.OfKinds(new Dictionary<string, long>
            {
                ["repeated_transaction"] = 7,
                ["revenue_mismatch"] = 1,
                ["schema_drift"] = 3,
                ["transaction_id_collision"] = 1,
                ["truncated_file"] = 1,
                ["zero_revenue"] = 1,
            }));

    [Fact]
    public void Without_revenue_there_is_no_share_of_it()
    {
        var weights = new FindingWeights(Files, OrderChecks.Of([OrderChecksTests.Order("free", revenue: 0) with { SourceId = 2 }]));

        Assert.Equal(new FindingWeight(1, 0, null), Assert.Single(weights.OfKinds(new Dictionary<string, long> { ["zero_revenue"] = 1 })).Weight);
    }

    private static Finding Found(string kind, string subject = "") => new(kind, subject, null, "");
}
