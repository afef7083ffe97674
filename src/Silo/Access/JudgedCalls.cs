using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Orleans.Serialization.Invocation;
using Puffy.Grains.Access;

namespace Puffy.Silo.Access;

/// <summary>Refuses calls that the caller's certificate does not allow. Silos may make all calls, clients those that are marked.</summary>
internal sealed class JudgedCalls(KnownCallers callers) : IIncomingGrainCallFilter
{
    /// <summary>What Orleans' client asks of its own accord: which grains there are, the next batch of a stream, and to cancel a call.</summary>
    private static readonly FrozenSet<string> ClientsOwn = FrozenSet.Create(
        StringComparer.Ordinal,
        "Orleans.Runtime.IClusterManifestSystemTarget",
        "Orleans.Runtime.IAsyncEnumerableGrainExtension",
        "Orleans.Runtime.IGrainCallCancellationExtension",
        "Orleans.Runtime.ICancellationSourcesExtension");

    /// <summary>How a grain's timer calls the grain, within its process and without context. It has no form in which it could come from outside.</summary>
    private const string Timer = "Orleans.Runtime.IGrainTimerInvoker";

    private readonly ConcurrentDictionary<MethodInfo, Rights?> _needed = new();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        return context.InterfaceMethod?.DeclaringType?.FullName == Timer ? context.Invoke() : InvokeStated(context);
    }

    private Task InvokeStated(IIncomingGrainCallContext context)
    {
        var caller = RequestContext.Get(CallerStatement.Key) is string statement
            ? callers.Of(statement)
            : throw new AccessException($"A call of {context.InterfaceName}.{context.MethodName} does not state who makes it. Use a client with a certificate.");
        if (!caller.IsSilo)
        {
            Judge(caller, context.Request);
        }

        return context.Invoke();
    }

    private void Judge(CertificateHolder caller, IInvokable request)
    {
        // The first step of a stream carries the call that opens it.
        for (var i = 0; i < request.GetArgumentCount(); i++)
        {
            if (request.GetArgument(i) is IInvokable opened)
            {
                Judge(caller, opened);
            }
        }

        if (_needed.GetOrAdd(request.GetMethod(), NeededFor) is not { } needed)
        {
            throw new AccessException($"{request.GetInterfaceName()}.{request.GetMethodName()} is for silos alone, and the certificate of '{caller.Name}' is not that of a silo.");
        }

        if (!caller.Has(needed))
        {
            throw new AccessException($"The certificate of '{caller.Name}' does not allow {request.GetInterfaceName()}.{request.GetMethodName()}. Take one whose subject has {CertificateHolder.UnitsOf(needed)}.");
        }
    }

    /// <returns>Null if it is for silos alone.</returns>
    private static Rights? NeededFor(MethodInfo method) =>
        method.GetCustomAttribute<ClientNeedsAttribute>()?.Rights
        ?? (ClientsOwn.Contains(method.DeclaringType!.FullName!) ? Rights.None : null);
}
