using System.CommandLine;

namespace Puffy.Client.Commands;

/// <summary>The flag that says who may read what a command writes.</summary>
internal static class CreatedFilesFlag
{
    private const int Octal = 8;
    private const int Digits = 3;

    /// <summary>The flag, for every command.</summary>
    public static Option<int?> Create() => new("--mode")
    {
        Description = "Rights of the files that the command creates, in octal, such as 640 for a group that may read. Default: 600, the owner alone.",
        HelpName = "MODE",
        Recursive = true,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.TrimStart('0') is { Length: Digits } digits && digits.All(digit => digit is >= '0' and < '8') && digits[0] is '6' or '7')
            {
                return Convert.ToInt32(digits, Octal);
            }

            result.AddError($"--mode: '{text}' is not a mode. Write three octal digits, the first of them 6, such as 600 or 640.");
            return null;
        },
    };
}
