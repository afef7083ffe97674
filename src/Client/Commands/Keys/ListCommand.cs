using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Grains.Keys;

namespace Puffy.Client.Commands.Keys;

/// <summary><c>puffy keys list</c>: every key.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => StoreQuery.Create(
        "list",
        """
        List every key of a store, revoked ones too.

        Example:
          puffy keys list --store shop.store
        """,
        async (store, _, json, _) =>
        {
            var keys = await store.Grains.GetGrain<IKeysGrain>(0).ReadAsync();
            if (json)
            {
                JsonAnswer.Write(keys);
            }
            else
            {
                Screen.Output.Table(new ScreenTable<ApiKey>(keys)
                    .Name("name", key => key.Name)
                    .Text("kind", key => key.Kind.ToString().ToLowerInvariant())
                    .Text("key", key => key.Kind == KeyKind.Write ? key.Text : "(hash only)", Importance.Useful)
                    .Text("origins", key => key.Origins.IsEmpty ? "all" : string.Join(' ', key.Origins), Importance.Useful)
                    .Text("state", key => key.IsValid ? "valid" : "revoked"));
            }

            return ExitStatus.Done;
        });
}
