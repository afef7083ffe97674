using CsCheck;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Tests.Fields;

public sealed class FieldCollectorTests
{
    private const string Order = EventNames.CheckoutCompleted;

    private static readonly DateOnly Day = new(2025, 3, 1);

    [Fact]
    public void Fields_are_found_in_objects_and_arrays_and_count_once_an_event()
    {
        var profile = Collected(
            (Order, """{"revenue":30,"items":[{"item_price":10},{"item_price":"20"}],"buyer":{"new":true}}""", 30m),
            (Order, """{"revenue":"5","items":[],"buyer":{},"note":null,"tag":""}""", 5m));

        Assert.Equal(new EventWeight(2, 2, 35), profile.Events[new(Day, Order)]);
        Assert.Equal(Activity(2, 35, values: 2) with { Objects = 2 }, Of(profile, ""));
        Assert.Equal(Activity(2, 35, values: 2) with { Texts = 1, Numbers = 1 }, Of(profile, "revenue"));
        Assert.Equal(Activity(1, 30, values: 1) with { Arrays = 1 }, Of(profile, "items"));
        Assert.Equal(Activity(1, 30, values: 2) with { Objects = 1 }, Of(profile, "items[]"));
        Assert.Equal(Activity(1, 30, values: 2) with { Texts = 1, Numbers = 1 }, Of(profile, "items[].item_price"));
        Assert.Equal(Activity(1, 30, values: 1) with { Objects = 1 }, Of(profile, "buyer"));
        Assert.Equal(Activity(1, 30, values: 1) with { Booleans = 1 }, Of(profile, "buyer.new"));
        Assert.Equal((default, default), (Of(profile, "note"), Of(profile, "tag")));
        Assert.Equal((11, 0, null), (profile.Values, profile.ValuesBeyond, profile.Limit));
    }

    [Fact]
    public void Numbers_are_kept_as_a_histogram_those_in_texts_too()
    {
        var profile = Collected((Order, """{"revenue":1399}""", 1399m), (Order, """{"revenue":"1001.50"}""", 1001.5m), (Order, """{"revenue":20}""", 20m));

        var bins = profile.Magnitudes.Cells.Select(cell => (cell.Key.Of.Field.Path, cell.Key.Bin, cell.Value.Value)).Order();
        Assert.Equal([("revenue", 20m, 1L), ("revenue", 1000m, 2L)], bins);
    }

    [Fact]
    public void An_event_without_data_counts_in_the_whole_alone()
    {
        var profile = Collected(("page_viewed", "", null), ("page_viewed", """{"title":"Shoes"}""", null));

        Assert.Equal(new EventWeight(2, 0, 0), profile.Events[new(Day, "page_viewed")]);
        Assert.Equal(1, profile.Fields[new(Day, new("page_viewed", "title"))].Events);
    }

    [Fact]
    public void Names_in_another_order_or_escaped_are_the_same_fields()
    {
        var profile = Collected((Order, """{"a":1,"b":2}""", null), (Order, """{"b":2,"\u0061":1}""", null), (Order, """{"c":1,"a":1}""", null));

        Assert.Equal((3, 2, 1), (Of(profile, "a").Events, Of(profile, "b").Events, Of(profile, "c").Events));
    }

    [Fact]
    public void Keys_without_end_leave_the_fields_of_the_shop_and_are_counted_together()
    {
        var collector = new FieldCollector(Currency.None);
        for (var at = 0; at < 3000; at++)
        {
            collector.Add(Day, Order, $$"""{"key{{at}}":1,"revenue":10}""", 10);
        }

        var profile = collector.ToProfile();

        Assert.Equal(FieldProfile.MostFields, profile.Fields.Cells.Count);
        Assert.Equal(3000, Of(profile, "revenue").Events);
        // 3,000 objects, 3,000 revenues, and of 3,000 keys the 498 that there is room for.
        Assert.Equal((9000, 2502), (profile.Values, profile.ValuesBeyond));
    }

    [Fact]
    public void An_event_of_twenty_thousand_fields_and_one_of_great_depth_are_bounded()
    {
        var wide = "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(at => $"\"k{at}\":1")) + "}";
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000);

        var profile = Collected((Order, wide, null), (Order, deep, null));

        Assert.Equal(FieldProfile.MostFields, profile.Fields.Cells.Count);
        Assert.Equal(20_001 + 9, profile.Values);
    }

    [Fact]
    public void The_profile_depends_on_the_set_of_events_alone_also_where_there_are_too_many_fields() =>
        Gen.Select(Gen.Select(Gen.OneOf("page_viewed", "scrolled"), Gen.Int[0, 3000]).Array[1500], Gen.Int[0, 1500], Gen.Int).Sample(
            (events, split, seed) =>
            {
                var all = Profile(events);
                var shuffled = events.ToArray();
                new Random(seed).Shuffle(shuffled);
                var merged = Profile(shuffled[..split]);
                merged.Merge(Profile(shuffled[split..]));

                Assert.Equal(0, all.Events.DifferencesFrom(merged.Events) + all.Fields.DifferencesFrom(merged.Fields) + all.Magnitudes.DifferencesFrom(merged.Magnitudes));
                Assert.Equal((all.Values, all.ValuesBeyond), (merged.Values, merged.ValuesBeyond));
            },
            iter: 10);

    [Fact]
    public void Fields_stand_for_revenue_of_the_main_currency_alone()
    {
        var journey = new Visitor()
            .Does(Order, "03-01 12:00", data: """{"revenue":10,"transaction_id":"A","currency":"EUR"}""")
            .Does(Order, "03-01 12:01", data: """{"revenue":9000,"transaction_id":"B","currency":"JPY"}""").Journey();
        var collector = new FieldCollector(Currency.Parse("EUR"));
        collector.Add(journey.Events, journey.Orders);
        var profile = collector.ToProfile();

        Assert.Equal(new EventWeight(2, 2, 10), profile.Events[new(Visitor.Day("03-01"), Order)]);
        Assert.Equal((2, 10m), profile.Fields[new(Visitor.Day("03-01"), new(Order, "revenue"))] is var revenue ? (revenue.Orders, revenue.Revenue) : default);
    }

    private static FieldProfile Profile(IEnumerable<(string Name, int Key)> events)
    {
        var collector = new FieldCollector(Currency.None);
        foreach (var (name, key) in events)
        {
            collector.Add(Day, name, $$"""{"k{{key}}":{"value":{{key}}},"plain":1}""", null);
        }

        return collector.ToProfile();
    }

    private static FieldActivity Activity(long events, decimal revenue, long values) => new() { Events = events, Orders = events, Revenue = revenue, Values = values };

    private static FieldActivity Of(FieldProfile profile, string path) => profile.Fields[new(Day, new(Order, path))];

    private static FieldProfile Collected(params (string Name, string Data, decimal? Revenue)[] events)
    {
        var collector = new FieldCollector(Currency.None);
        foreach (var (name, data, revenue) in events)
        {
            collector.Add(Day, name, data, revenue);
        }

        return collector.ToProfile();
    }
}
