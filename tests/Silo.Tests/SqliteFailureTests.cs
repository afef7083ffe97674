using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;

namespace Puffy.Silo.Tests;

/// <summary>A flipped bit can change the type of a value in a row: that is damage of the store, and no fault of the program.</summary>
public sealed class SqliteFailureTests
{
    [Fact]
    public void A_number_that_is_missing_is_damage()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT NULL, NULL";
        using var row = command.ExecuteReader();
        row.Read();

        AssertDamage(Record.Exception(() => row.GetInt64(0)));
        AssertDamage(Record.Exception(() => row.GetFieldValue<byte[]>(1)));
    }

    [Fact]
    public void A_fault_of_the_program_stays_one()
    {
        using var closed = new SqliteConnection("Data Source=:memory:");
        var fault = Record.Exception(() => closed.CreateCommand().ExecuteReader());

        Assert.Same(fault, SqliteFailure.Explain(fault!, "shop.store"));
    }

    private static void AssertDamage(Exception? thrown) => Assert.Contains(
        "The store 'shop.store' is damaged",
        Assert.IsType<StoreException>(SqliteFailure.Explain(thrown!, "shop.store")).Message,
        StringComparison.Ordinal);
}
