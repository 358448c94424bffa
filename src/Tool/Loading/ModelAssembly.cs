using System.Reflection;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>An assembly with models, given as itself or as a project that is built.</summary>
internal sealed class ModelAssembly
{
    private ModelAssembly(Assembly assembly, string path, string? project)
    {
        (Assembly, Path, Project) = (assembly, path, project);
        Types = LoadTypes(assembly, path);
        Models =
        [
            .. Types
                .Where(static t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false })
                .Where(static t => t.IsAssignableTo(typeof(IEquivariantModel)))
                .OrderBy(static t => t.FullName, StringComparer.Ordinal),
        ];
    }

    /// <summary>The loaded assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>The folder of its project; null where none was found.</summary>
    public string? Project { get; }

    /// <summary>All its types.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>The classes of its models, by name.</summary>
    public IReadOnlyList<Type> Models { get; }

    /// <summary>Every method that a person vouches for.</summary>
    public IEnumerable<(MethodInfo Method, string Justification)> Assumptions =>
        from type in Types
        from method in type.GetMethods(AllOfType)
        let attribute = method.GetCustomAttribute<AssumeEquivariantAttribute>()
        where attribute is not null
        orderby type.FullName, method.Name
        select (method, attribute.Justification);

    /// <summary>What a type itself declares.</summary>
    internal const BindingFlags AllOfType =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>Opens an assembly, or builds a project and opens what comes out.</summary>
    /// <param name="path">A file .dll or .csproj, or the folder of one project.</param>
    /// <param name="configuration">The configuration in which a project is built.</param>
    /// <param name="keepsCode">Whether the files that the generator emits for a project are wanted as well.</param>
    public static ModelAssembly Open(string path, string configuration, bool keepsCode = false)
    {
        path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(path))
        {
            string[] projects = Directory.GetFiles(path, "*.csproj");
            path =
                projects.Length == 1
                    ? projects[0]
                    : throw new ToolException($"The folder '{path}' holds {projects.Length} projects; name one file.");
        }
        if (!File.Exists(path))
            throw new ToolException($"There is no file '{path}'.");
        bool isProject = path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
        string file = isProject ? ProjectBuild.Run(path, configuration, keepsCode) : path;
        return new ModelAssembly(Load(file), file, isProject ? System.IO.Path.GetDirectoryName(path) : ProjectOf(file));
    }

    /// <summary>The models of a name, or all where none is given.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public IReadOnlyList<Type> Chosen(string? name)
    {
        Type[] chosen = [.. Models.Where(t => name is null || t.Name == name || t.FullName == name)];
        return chosen.Length > 0
            ? chosen
            : throw new ToolException(name is null ? $"'{Path}' has no models." : $"'{Path}' has no model '{name}'.");
    }

    private static Assembly Load(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
        }
        catch (BadImageFormatException error)
        {
            throw new ToolException($"'{path}' is not a .NET assembly.", error);
        }

        Assembly assembly = new ModelContext(path).LoadFromAssemblyPath(path);
        AssemblyName own = typeof(Rows).Assembly.GetName();
        AssemblyName? needed = Array.Find(assembly.GetReferencedAssemblies(), name => name.Name == own.Name);
        return needed is null ? throw new ToolException($"'{path}' does not use {own.Name}, so it has no models.")
            : needed.Version == own.Version ? assembly
            : throw new ToolException(
                $"'{path}' uses {own.Name} {needed.Version}, but this tool is of {own.Version}: install the tool of "
                    + "that version."
            );
    }

    private static Type[] LoadTypes(Assembly assembly, string path)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            string reason = error.LoaderExceptions.FirstOrDefault()?.Message ?? error.Message;
            throw new ToolException($"The types of '{path}' cannot be loaded: {reason}", error);
        }
    }

    /// <summary>The nearest folder above an assembly that holds a project.</summary>
    private static string? ProjectOf(string file)
    {
        for (
            string? folder = System.IO.Path.GetDirectoryName(file);
            folder is not null;
            folder = System.IO.Path.GetDirectoryName(folder)
        )
        {
            if (Directory.EnumerateFiles(folder, "*.csproj").Any())
                return folder;
        }

        return null;
    }
}
