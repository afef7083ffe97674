using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Bodies;

/// <summary>Reads the body of a request once, into memory that its limit bounds.</summary>
internal static class BodyReader
{
    /// <summary>What a sender is told while nothing more can be taken.</summary>
    public const string Full = "too many events are under way; send them again later";

    /// <summary>A buffer of this size at first; what a request claims to be large is no reason to take more.</summary>
    private const int AtFirst = 16 << 10;

    /// <summary>The bytes as they came over the wire.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tryHold">Takes room for bytes that have arrived; false where there is none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusedRequestException">It is too large, or came so slowly that the server gave up.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, Func<long, bool> tryHold, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyLimits.OnTheWire)
        {
            throw TooLarge();
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? AtFirst, 1, AtFirst));
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                if (!tryHold(read.Buffer.Length))
                {
                    throw new RefusedRequestException(StatusCodes.Status503ServiceUnavailable, Full);
                }

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
