using System.Text.Json;
using Puffy.Benchmarks.Peer;

// The batch engine that Puffy is measured against. "tables INPUT OUTPUT" does the whole job and tells its figures on standard output;
// "queries INPUT DATABASE ROUNDS" keeps the tables in a database file and times single questions.
JsonSerializerOptions asRecord = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
switch (args)
{
    case ["tables", var input, var output]:
        using (var database = new Database(path: null))
        {
            Pipeline.Compute(database, input);
            Pipeline.Write(database, output);
            Console.WriteLine(JsonSerializer.Serialize(Figures.Of(database), asRecord));
        }

        return 0;
    case ["queries", var input, var file, var rounds]:
        using (var database = new Database(file))
        {
            Pipeline.Compute(database, input);
            database.Run("CHECKPOINT");
            Console.WriteLine(JsonSerializer.Serialize(Questions.Time(database, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture)), asRecord));
        }

        return 0;
    default:
        Console.Error.WriteLine("usage: tables INPUT OUTPUT | queries INPUT DATABASE ROUNDS");
        return 1;
}
