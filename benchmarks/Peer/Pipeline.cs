namespace Puffy.Benchmarks.Peer;

/// <summary>The batch job: everything from exports to tables, in SQL.</summary>
internal static class Pipeline
{
    /// <summary>Computes every table.</summary>
    public static void Compute(Database database, string input)
    {
        Vocabulary.Create(database);
        Intake.Read(database, input);
        database.Run(Database.Script("1-intake.sql"));
        UserAgents.Create(database);
        database.Run(Database.Script("2-sessions.sql"));
        database.Run(Database.Script("3-channels.sql"));
        database.Run(Database.Script("4-journeys.sql"));
        database.Run(Database.Script("5-attribution.sql"));
        database.Run(Database.Script("6-aggregates.sql"));
    }

    /// <summary>Writes every table as CSV.</summary>
    public static void Write(Database database, string output)
    {
        foreach (var part in Database.Script("7-tables.sql").Split("\n-- ")[1..])
        {
            var (path, select) = (part[..part.IndexOf('\n', StringComparison.Ordinal)], part[part.IndexOf('\n', StringComparison.Ordinal)..]);
            var file = Path.Combine(output, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            database.Run($"COPY ({select.Trim().TrimEnd(';')}) TO {Database.Text(file)} (HEADER, DELIMITER ',');");
        }

        File.Copy(Path.Combine(output, "silver/sessions.csv"), Path.Combine(output, "silver/fct_sessions.csv"), overwrite: true);
    }
}
