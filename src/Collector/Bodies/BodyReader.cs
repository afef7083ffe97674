using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Bodies;

/// <summary>Reads the body of a request once, into memory that its limit bounds.</summary>
internal static class BodyReader
{
    private const int Usual = 4096;

    /// <summary>The bytes as they came over the wire.</summary>
    /// <exception cref="RefusedRequestException">It is too large, or came so slowly that the server gave up.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyLimits.OnTheWire)
        {
            throw TooLarge();
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Max(request.ContentLength ?? Usual, 1));
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                foreach (var segment in read.Buffer)
                {
                    body.Write(segment.Span);
                }

                request.BodyReader.AdvanceTo(read.Buffer.End);
                if (body.WrittenCount > BodyLimits.OnTheWire)
                {
                    throw TooLarge();
                }

                if (read.IsCompleted)
                {
                    return body.WrittenMemory;
                }
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            // An SDK drops what is answered 408; it sends again after a 503.
            throw new RefusedRequestException(StatusCodes.Status503ServiceUnavailable, "the body came too slowly; send it again");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
    }

    private static RefusedRequestException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, $"the body is larger than {BodyLimits.OnTheWire >> 20} MiB; send smaller batches");
}
