using System.Reflection;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>A method with <c>[VerificationInputs]</c>.</summary>
internal sealed class Supply(MethodInfo method)
{
    /// <summary>Calls the method.</summary>
    public (IEquivariantModel Model, object[] Inputs) Create(Precision precision)
    {
        try
        {
            var supplied = (ITuple)method.Invoke(null, method.GetParameters().Length == 0 ? [] : [precision])!;
            return (
                (IEquivariantModel)supplied[0]!,
                [.. Enumerable.Range(1, supplied.Length - 1).Select(i => supplied[i]!)]
            );
        }
        catch (TargetInvocationException error)
        {
            throw new ToolException(
                $"{Invocation.Name(method)} supplies no inputs: {ModelFactory.Reason(error)}",
                error
            );
        }
    }
}
