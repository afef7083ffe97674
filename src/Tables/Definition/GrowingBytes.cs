using System.Buffers;

namespace Puffy.Tables.Definition;

/// <summary>
/// Bytes that are written one piece after the other into memory that grows and is used again; not safe for concurrent use. All rows and
/// keys go through it: with the framework's ArrayBufferWriter all tables of a million events cost a twentieth more CPU.
/// </summary>
internal sealed class GrowingBytes(int capacity) : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _length = 0;

    /// <summary>What is behind the bytes written, with room for so many more.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Declares so many bytes of the room to be written.</summary>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Room(Math.Max(sizeHint, 1));

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }
}
