using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Bodies;

/// <summary>
/// Finds the text in a body by its bytes. Headers lie: an SDK sends gzipped JSON as a form, another sends gzip as text; forms hold JSON
/// in base64 in <c>data=</c>.
/// </summary>
internal static class BodyText
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>The text, unpacked.</summary>
    /// <exception cref="RefusedRequestException">It can't be unpacked, or is too large then.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> body)
    {
        var plain = IsGZip(body.Span) ? Inflate(body) : body;
        return plain.Span.StartsWith(ByteOrderMark) ? plain[ByteOrderMark.Length..] : plain;
    }

    /// <summary>The JSON in an unpacked text: itself, the field <c>data</c> of a form, or what base64 holds.</summary>
    /// <exception cref="RefusedRequestException">It is none of these.</exception>
    public static ReadOnlyMemory<byte> Json(ReadOnlyMemory<byte> text)
    {
        if (BeginsJson(text.Span))
        {
            return text;
        }

        var inner = FormData(text.Span) is { } data ? data : text;
        if (BeginsJson(inner.Span))
        {
            return inner;
        }

        return FromBase64(inner.Span) is { } decoded && Unpack(decoded) is var unpacked && BeginsJson(unpacked.Span)
            ? unpacked
            : throw new RefusedRequestException(
                StatusCodes.Status400BadRequest, "the body is not JSON; expected an object or an array, plain, gzipped, or in base64 in the form field data");
    }

    private static bool IsGZip(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    private static bool BeginsJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> body)
    {
        var inflated = new MemoryStream(Math.Min(body.Length * 4, BodyLimits.Inflated));
        try
        {
            using var gzip = new GZipStream(new MemoryStream(body.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[1 << 14];
            for (int count; (count = gzip.Read(buffer)) > 0;)
            {
                if (inflated.Length + count > BodyLimits.Inflated)
                {
                    throw new RefusedRequestException(
                        StatusCodes.Status413PayloadTooLarge, $"the body is larger than {BodyLimits.Inflated >> 20} MiB when it is unpacked; send smaller batches");
                }

                inflated.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, $"the body begins as gzip and can't be unpacked ({exception.Message})");
        }

        return inflated.GetBuffer().AsMemory(0, (int)inflated.Length);
    }

    /// <summary>The field <c>data</c> of a form; null where the text is no form, or has no such field.</summary>
    private static ReadOnlyMemory<byte>? FormData(ReadOnlySpan<byte> text)
    {
        foreach (var field in text.Split((byte)'&'))
        {
            if (text[field].TrimStart(" \t\r\n"u8) is var pair && pair.StartsWith("data="u8))
            {
                return WebUtility.UrlDecodeToBytes(pair[5..].ToArray(), 0, pair.Length - 5);
            }
        }

        return null;
    }

    /// <summary>Base64 decoded; its plus signs may have become spaces in a form.</summary>
    private static byte[]? FromBase64(ReadOnlySpan<byte> text)
    {
        var letters = Encoding.ASCII.GetString(text).Trim().Replace(' ', '+').Replace('-', '+').Replace('_', '/');
        letters = letters.PadRight((letters.Length + 3) / 4 * 4, '=');
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(letters.Length)];
        return Convert.TryFromBase64String(letters, bytes, out var length) ? bytes[..length] : null;
    }
}
