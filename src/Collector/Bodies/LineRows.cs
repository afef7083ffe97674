using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Bodies;

/// <summary>The entries of a body of one JSON value a line.</summary>
internal static class LineRows
{
    /// <summary>The lines that are not empty.</summary>
    /// <exception cref="RefusedRequestException">There are too many.</exception>
    public static List<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> text)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        foreach (var range in text.Span.Split((byte)'\n'))
        {
            if (text.Span[range].Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (lines.Count == BodyLimits.Events)
            {
                throw new RefusedRequestException(
                    StatusCodes.Status413PayloadTooLarge, $"the body has more than {BodyLimits.Events} events; send smaller batches");
            }

            lines.Add(text[range]);
        }

        return lines;
    }
}
