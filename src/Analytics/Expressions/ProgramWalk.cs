namespace Puffy.Analytics.Expressions;

/// <summary>Steps through a program in all ways at once. Not safe for concurrent use.</summary>
internal sealed class ProgramWalk
{
    private readonly Instruction[] _program;
    private readonly int[] _entries;
    private readonly LetterSymbols _symbols;
    private readonly (int[] Open, int[] Found)?[,] _beginnings;
    private readonly int[] _seenIn;
    private readonly Stack<int> _waiting = new();
    private readonly List<int> _open = [];
    private readonly List<int> _found = [];
    private int _walk;

    /// <summary>Takes a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="symbols">Its symbols.</param>
    public ProgramWalk(MatchingProgram program, LetterSymbols symbols)
    {
        _program = [.. program.Instructions];
        _entries = [.. program.Entries];
        _symbols = symbols;
        _beginnings = new (int[], int[])?[Enum.GetValues<Neighbour>().Length, symbols.Count];
        _seenIn = new int[_program.Length];
    }

    /// <summary>What a symbol leads to: every expression may also begin with it.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="symbol">The symbol.</param>
    /// <returns>The instructions that may go on behind the symbol, and what is found before it; both in their order, each once.</returns>
    public (int[] Open, int[] Found) Step(MatchingState state, int symbol)
    {
        var (open, found) = _beginnings[(int)state.Before, symbol] ??= Walk(_entries, state.Before, symbol, [], []);
        return state.Open.Length == 0 ? (open, found) : Walk(state.Open, state.Before, symbol, open, found);
    }

    private (int[] Open, int[] Found) Walk(int[] from, Neighbour before, int symbol, int[] alsoOpen, int[] alsoFound)
    {
        _walk++;
        _open.Clear();
        _open.AddRange(alsoOpen);
        _found.Clear();
        _found.AddRange(alsoFound);
        var behind = _symbols.NeighbourOf(symbol);
        foreach (var instruction in from)
        {
            _waiting.Push(instruction);
        }

        while (_waiting.TryPop(out var at))
        {
            if (_seenIn[at] != _walk)
            {
                _seenIn[at] = _walk;
                Visit(_program[at], before, behind, symbol);
            }
        }

        return (InOrder(_open), InOrder(_found));
    }

    private void Visit(in Instruction instruction, Neighbour before, Neighbour behind, int symbol)
    {
        switch (instruction.Kind)
        {
            case InstructionKind.Letter when _symbols.IsIn(symbol, instruction.Letters):
                _open.Add(instruction.Next);
                break;
            case InstructionKind.Fork:
                _waiting.Push(instruction.Other);
                _waiting.Push(instruction.Next);
                break;
            case InstructionKind.Place when Holds(instruction.Border, before, behind):
                _waiting.Push(instruction.Next);
                break;
            case InstructionKind.Found:
                _found.Add(instruction.Next);
                break;
        }
    }

    private static bool Holds(Border border, Neighbour before, Neighbour behind) => border switch
    {
        Border.Beginning => before == Neighbour.Nothing,
        Border.End => behind == Neighbour.Nothing,
        Border.OfWord => (before == Neighbour.OfWord) != (behind == Neighbour.OfWord),
        Border.NotOfWord => (before == Neighbour.OfWord) == (behind == Neighbour.OfWord),
        _ => throw new ArgumentOutOfRangeException(nameof(border), border, "No such border."),
    };

    private static int[] InOrder(List<int> numbers)
    {
        numbers.Sort();
        var count = 0;
        for (var at = 0; at < numbers.Count; at++)
        {
            if (count == 0 || numbers[count - 1] != numbers[at])
            {
                numbers[count++] = numbers[at];
            }
        }

        return numbers.Count == 0 ? [] : numbers.GetRange(0, count).ToArray();
    }
}
