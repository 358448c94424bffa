using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Completion.Tests;

/// <summary>
/// Loads our DLLs from their folder, beside and not into what the test itself uses, and everything else from the host:
/// as editors do.
/// </summary>
internal sealed class FolderLoader(string folder) : AssemblyLoadContext("editor"), IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath) { }

    public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(folder, assemblyName.Name + ".dll");
        return assemblyName.Name!.StartsWith("GeoDL.", StringComparison.Ordinal) && File.Exists(path)
            ? LoadFromAssemblyPath(path)
            : null;
    }
}
