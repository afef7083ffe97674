using System.CommandLine;

namespace Puffy.Client.Commands.Keys;

/// <summary><c>puffy keys</c>: who may send and ask.</summary>
internal static class KeysCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("keys", """
        Make, list and revoke the keys of a store.

        A write key sends events and may stand in a page; the store keeps it readable.
        Of read and admin keys it keeps hashes alone: they are shown once.
        """)
    {
        AddCommand.Create(),
        ListCommand.Create(),
        RevokeCommand.Create(),
    };
}
