using System.Reflection;
using System.Runtime.Loader;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>
/// Loads an assembly with what it depends on beside it. The runtime of GeoDL.Typed is the tool's own, so that the types
/// of both are the same.
/// </summary>
internal sealed class ModelContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly HashSet<string> Shared = ["GeoDL.Typed", "GeoDL.Typed.Algebra", "System.Numerics.Tensors"];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        !Shared.Contains(assemblyName.Name!) && _resolver.ResolveAssemblyToPath(assemblyName) is { } found
            ? LoadFromAssemblyPath(found)
            : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
}
