namespace Puffy.Analytics.Expressions;

/// <summary>A step of a matching program.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Next">The instruction that follows; for <see cref="InstructionKind.Found"/> the number of what was found.</param>
/// <param name="Other">The other instruction that a fork goes on with.</param>
/// <param name="Letters">The letters that one is taken of.</param>
/// <param name="Border">The place that is asked for.</param>
internal readonly record struct Instruction(InstructionKind Kind, int Next, int Other = -1, AsciiSet Letters = default, Border Border = default);

/// <summary>What an instruction does.</summary>
internal enum InstructionKind
{
    /// <summary>Takes one letter of a set.</summary>
    Letter,

    /// <summary>Goes on in two ways.</summary>
    Fork,

    /// <summary>Goes on at a certain place only.</summary>
    Place,

    /// <summary>Ends: the text matches.</summary>
    Found,
}
