using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Grains.Keys;

namespace Puffy.Client.Commands.Keys;

/// <summary><c>puffy keys revoke</c>: ends a key.</summary>
internal static class RevokeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("KEY") { Description = "The key's name, or the key itself." };
        var command = StoreQuery.Create(
            "revoke",
            """
            Revoke a key. Servers refuse it after five seconds at the latest.

            Example:
              puffy keys revoke write-1 --store shop.store
            """,
            async (store, parsed, json, _) =>
            {
                var revoked = await store.Grains.GetGrain<IKeysGrain>(0).RevokeAsync(parsed.GetRequiredValue(name));
                if (json)
                {
                    JsonAnswer.Write(revoked);
                }
                else
                {
                    Screen.Output.Line($"Revoked: {revoked.Kind.ToString().ToLowerInvariant()} key '{revoked.Name}'.");
                }

                return ExitStatus.Done;
            });
        command.Arguments.Add(name);
        return command;
    }
}
