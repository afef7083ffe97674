using System.Buffers.Binary;
using System.Numerics;
using Puffy.Grains.Storage;

namespace Puffy.Silo.States;

/// <summary>
/// The checksum in front of a saved grain state: a mark of eight bytes, then the checksum of the state and of the grain whose
/// it is. States of earlier versions have none.
/// </summary>
/// <param name="name">The state's name.</param>
/// <param name="key">The state's name and its grain.</param>
internal sealed class StateSeal(string name, string key)
{
    private const int Bytes = 2 * sizeof(ulong);

    /// <summary>"PuffySt1", read as a little-endian number.</summary>
    private const ulong Mark = 0x3174_5379_6666_7550;

    /// <summary>A mark with as few wrong bits was a mark; the bytes of a state without one differ in about half of them.</summary>
    private const int MostWrongBits = 8;

    /// <summary>The state's name.</summary>
    public string Name => name;

    /// <summary>The state's name and its grain.</summary>
    public string Key => key;

    /// <summary>Whether the state that was opened had no seal.</summary>
    public bool WasMissing { get; private set; }

    /// <summary>Puts the seal in front of a state.</summary>
    public byte[] Seal(ReadOnlySpan<byte> state)
    {
        var stored = new byte[Bytes + state.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(stored, Mark);
        BinaryPrimitives.WriteInt64LittleEndian(stored.AsSpan(sizeof(ulong)), ChecksumOf(state));
        state.CopyTo(stored.AsSpan(Bytes));
        return stored;
    }

    /// <summary>Checks the seal and takes it off.</summary>
    /// <returns>Where the state begins; null if it is not as it was saved.</returns>
    public int? Open(ReadOnlySpan<byte> stored)
    {
        var wrong = stored.Length < Bytes ? int.MaxValue : BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(stored) ^ Mark);
        WasMissing = wrong > MostWrongBits;
        return WasMissing ? 0
            : wrong == 0 && BinaryPrimitives.ReadInt64LittleEndian(stored[sizeof(ulong)..]) == ChecksumOf(stored[Bytes..]) ? Bytes
            : null;
    }

    private long ChecksumOf(ReadOnlySpan<byte> state) => Checksum.Begin().With(key).With(state).End();
}
