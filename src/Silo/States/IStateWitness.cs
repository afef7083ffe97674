namespace Puffy.Silo.States;

/// <summary>
/// Remembers which states were ever saved, in rows of their own that are found without an index. A state that can't be found looks
/// like one that never was: a flipped bit in an index, or in the header of its row, would give a store no files, no keys, and the
/// options by default.
/// </summary>
internal interface IStateWitness
{
    /// <summary>Whether a state was saved.</summary>
    Task<bool> HasAsync(string state);

    /// <summary>Remembers that a state is saved. To be told again changes nothing.</summary>
    Task AddAsync(string state);

    /// <summary>Forgets a state that is about to be cleared.</summary>
    Task RemoveAsync(string state);
}
