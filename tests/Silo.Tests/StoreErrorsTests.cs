using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Puffy.Grains.Storage;
using Puffy.Silo.Hosting;

namespace Puffy.Silo.Tests;

public class StoreErrorsTests
{
    [Fact]
    public void An_error_of_a_store_reaches_a_caller_in_another_process_with_what_caused_it()
    {
        using var services = new ServiceCollection().AddSerializer().AddStoreErrors().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Exception>>();

        var arrived = serializer.Deserialize(serializer.SerializeToArray(new StoreException("the disk is full", new NpgsqlException("53100"))));

        Assert.Equal("the disk is full", Assert.IsType<StoreException>(arrived).Message);
        Assert.Equal("53100", Assert.IsType<NpgsqlException>(arrived.InnerException).Message);
    }
}
