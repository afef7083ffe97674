using System.CommandLine;
using System.Text;
using Puffy.Client.Terminal;
using Puffy.Facts.Answers;
using Puffy.Queries.Explore;

namespace Puffy.Client.Commands;

/// <summary><c>puffy query</c>: any question about sessions.</summary>
internal static class QueryCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var csv = new Option<bool>("--csv") { Description = "Print the answer as CSV." };
        var safe = TableFlags.SpreadsheetSafe();
        QueryFlags flags = null!;
        var command = StoreQuery.Create(
            "query",
            """
            Count sessions, users, orders and revenue, split and filtered as you like.

            Examples:
              puffy query --store shop.store --metrics users,sessions,revenue --by channel,device
              puffy query --store shop.store --by landing_page --where device=mobile --where landing_page~/products/ --last 7d
              puffy query --store shop.store --metrics revenue --by channel,time:week --model linear --csv
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var question = flags.Read(parsed, TimeProvider.System);
                var answer = await store.Queries.AskAsync(new ExploreQuestion(question, TimeProvider.System), cancellationToken);
                if (json)
                {
                    Screen.Output.Document(Encoding.UTF8.GetString(FactAnswerJson.Serialize(answer).Span) + Environment.NewLine);
                }
                else if (parsed.GetValue(csv))
                {
                    Screen.Output.Document(FactAnswerCsv.Serialize(answer, parsed.GetValue(safe)));
                }
                else
                {
                    QueryView.Show(answer, Screen.Output);
                }

                return ExitStatus.Done;
            });
        flags = new QueryFlags(command);
        command.Options.Add(csv);
        command.Options.Add(safe);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(safe) && !parsed.GetValue(csv))
            {
                parsed.AddError($"{safe.Name} works only with --csv. Leave it out, or give --csv.");
            }

            if (parsed.GetValue(csv) && parsed.GetResult("--json") is not null)
            {
                parsed.AddError("An answer is either CSV or JSON: give one of --csv and --json.");
            }
        });
        return command;
    }
}
