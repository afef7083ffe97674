using Puffy.Analytics.Options;
using Puffy.Grains.Identities;
using Puffy.Grains.Persons;

namespace Puffy.Grains.Tests;

/// <summary>An e-mail address that a sender gave with an identify joins users as one in an event does.</summary>
public sealed class GivenKeyTests : IDisposable
{
    private static readonly string Key = new('a', 64);
    private readonly TestStore _store = new(shards: 2);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Users_with_a_given_key_are_one_person_until_one_is_erased()
    {
        await using var cluster = await ShopCluster.StartAsync(_store);
        await cluster.AddInBulkAsync([Shop.View("phone", 0, 1, Shop.Home + "?utm_medium=email"), Shop.Order("desk", 60, 2, 8m, "T1"), Shop.View("ben", 0, 3)]);

        // Of the sixth and seventh user with the key no event has come: a key of more than five users would join nobody.
        foreach (var user in (string[])["phone", "desk", "ghost-1", "ghost-2", "ghost-3", "ghost-4", "ghost-5"])
        {
            await cluster.Silos.Client.GetGrain<IIdentityKeysGrain>(IdentityKeys.BucketOf(user)).AddAsync([new IdentityKey(user, Key)]);
        }

        var reader = new AttributionReader(cluster.Silos.Client, shards: 2, new AnalysisRules(new AnalysisOptions { Identity = IdentityKind.Email }));
        var person = Assert.Single((await reader.ReadAsync(day: null)).Persons.Persons);
        Assert.Equal(["desk", "phone"], person.Trails.Select(trail => trail.UserId));
        Assert.Equal(["Email", "Direct"], Assert.Single(person.Paths.Orders).Touchpoints.Select(touchpoint => touchpoint.Channel.ToString()));
        Assert.Equal(["desk", "phone"], await reader.UsersOfAsync([Key]));

        await cluster.ForgetAsync("phone");

        Assert.Empty((await reader.ReadAsync(day: null)).Persons.Persons);
        Assert.Equal(["desk"], await reader.UsersOfAsync([Key]));
    }
}
