using System.Reflection;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>Makes models by the constructor that the generator gives to each.</summary>
internal static class ModelFactory
{
    /// <summary>A model with the initial weights of a seed.</summary>
    /// <exception cref="ToolException">It cannot be made; the message says why.</exception>
    public static IEquivariantModel Create(Type type, Precision precision, ulong seed = 0)
    {
        ConstructorInfo constructor =
            type.GetConstructor([typeof(ulong), typeof(Precision)])
            ?? throw new ToolException($"{type.Name} has no constructor of a seed and a precision.");
        try
        {
            return (IEquivariantModel)constructor.Invoke([seed, precision]);
        }
        catch (TargetInvocationException error)
        {
            throw new ToolException($"{type.Name} cannot be made: {Reason(error)}", error);
        }
    }

    /// <summary>What went wrong inside.</summary>
    public static string Reason(Exception error)
    {
        while (error is TargetInvocationException or TypeInitializationException && error.InnerException is { } inner)
            error = inner;
        return error.Message.ReplaceLineEndings(" ");
    }
}
