using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// What model code may use of the framework: by namespace, except some types and members. Everything else of the
/// framework is closed, since no list of the ways around the type system of C# (pointers, reflection, pooled memory)
/// would ever be complete.
/// </summary>
internal static class FrameworkList
{
    /// <summary>Namespaces whose types compute with values, text and collections.</summary>
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "System",
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Frozen",
        "System.Collections.Generic",
        "System.Collections.Immutable",
        "System.Collections.ObjectModel",
        "System.Collections.Specialized",
        "System.Diagnostics",
        "System.Diagnostics.CodeAnalysis",
        "System.Globalization",
        "System.IO",
        "System.Linq",
        "System.Numerics",
        "System.Numerics.Tensors",
        "System.Text",
        "System.Text.RegularExpressions",
        "System.Threading",
        "System.Threading.Tasks",
        "System.Runtime.ExceptionServices",
        "Microsoft.Extensions.Logging",
    };

    /// <summary>Types of other namespaces: those that C# itself uses for its constructs.</summary>
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler",
        "System.Runtime.CompilerServices.ITuple",
        "System.Runtime.CompilerServices.TaskAwaiter",
        "System.Runtime.CompilerServices.ValueTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable",
        "System.Runtime.CompilerServices.YieldAwaitable",
        "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable",
        "System.Runtime.CompilerServices.FormattableStringFactory",
        "System.Runtime.CompilerServices.SwitchExpressionException",
        "System.Runtime.CompilerServices.INotifyCompletion",
        "System.Runtime.CompilerServices.ICriticalNotifyCompletion",
    };

    /// <summary>Types of these namespaces that look into objects, processes or memory.</summary>
    private static readonly HashSet<string> ClosedTypes = new(StringComparer.Ordinal)
    {
        "System.Activator",
        "System.AppContext",
        "System.AppDomain",
        "System.ArgIterator",
        "System.Attribute",
        "System.Buffer",
        "System.ModuleHandle",
        "System.RuntimeArgumentHandle",
        "System.RuntimeFieldHandle",
        "System.RuntimeMethodHandle",
        "System.RuntimeTypeHandle",
        "System.TypedReference",
        "System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs",
        "System.Diagnostics.StackFrame",
        "System.Diagnostics.StackTrace",
        "System.Diagnostics.Process",
        "System.Diagnostics.ProcessModule",
        "System.IO.UnmanagedMemoryStream",
        "System.IO.UnmanagedMemoryAccessor",
    };

    /// <summary>Closed members of types that are otherwise open. Of <c>Type</c> only the name is open.</summary>
    private static readonly HashSet<string> ClosedMembers = new(StringComparer.Ordinal)
    {
        "System.Delegate.DynamicInvoke",
        "System.Delegate.CreateDelegate",
        "System.Delegate.Target",
        "System.Delegate.Method",
        "System.Enum.GetUnderlyingType",
        "System.GC.GetTotalMemory",
        "System.Memory.Pin",
        "System.ReadOnlyMemory.Pin",
        "System.Exception.TargetSite",
        "System.Span.GetPinnableReference",
        "System.ReadOnlySpan.GetPinnableReference",
        "System.String.GetPinnableReference",
    };

    private static readonly HashSet<string> OpenTypeMembers = new(StringComparer.Ordinal)
    {
        "Name",
        "FullName",
        "ToString",
        "Equals",
        "GetHashCode",
        "op_Equality",
        "op_Inequality",
    };

    /// <summary>Whether a member of the framework is open to model code.</summary>
    public static bool IsOpen(ISymbol member)
    {
        INamedTypeSymbol? type = member as INamedTypeSymbol ?? member.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        if (type is null)
            return false;
        string space = Space(type),
            name = space + "." + type.Name;
        // The name of a type gives access to nothing.
        if (name == "System.Reflection.MemberInfo" && member.Name == "Name")
            return true;
        if (!Namespaces.Contains(space) && !Types.Contains(name))
            return false;
        if (ClosedTypes.Contains(name) || ClosedMembers.Contains(name + "." + member.Name))
            return false;
        // Everything whose name says that it omits checks or clearing.
        if (
            member.Name.Contains("Unsafe")
            || member.Name.Contains("Uninitialized")
            || member.Name.Contains("Unmanaged")
            || type.Name.Contains("Unsafe")
        )
        {
            return false;
        }
        return name != "System.Type" || member is INamedTypeSymbol || OpenTypeMembers.Contains(member.Name);
    }

    private static string Space(ISymbol type)
    {
        var names = new List<string>();
        for (
            INamespaceSymbol? space = type.ContainingNamespace;
            space is { IsGlobalNamespace: false };
            space = space.ContainingNamespace
        )
        {
            names.Insert(0, space.Name);
        }
        return string.Join(".", names);
    }
}
