using System.Reflection;
using System.Reflection.Emit;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>
/// A method of a model as a delegate: emitted code asks the stage for the arguments and gives it the result.
/// Reflection alone cannot, since it boxes values.
/// </summary>
internal sealed class Invocation
{
    private readonly Action<object?, Stage> _call;

    private Invocation(MethodInfo method, Action<object?, Stage> call, SceneKind kind, IReadOnlyList<int> features)
    {
        (Method, _call, Kind, Features) = (method, call, kind, features);
        IsOfGraphs = Array.Exists(method.GetParameters(), static p => IsOfGraph(p.ParameterType));
        IsInPlane = Array.Exists(method.GetParameters(), static p => IsPlanar(p.ParameterType));
        Shape = method
            .GetParameters()
            .Select(static p => p.GetCustomAttribute<ShapeAttribute>())
            .FirstOrDefault(static s => s is not null);
    }

    /// <summary>The method.</summary>
    public MethodInfo Method { get; }

    /// <summary>What its rows belong to.</summary>
    public SceneKind Kind { get; }

    /// <summary>Whether its rows are nodes of graphs.</summary>
    public bool IsOfGraphs { get; }

    /// <summary>Whether its points lie in a plane.</summary>
    public bool IsInPlane { get; }

    /// <summary>The size that it states for its images or volumes.</summary>
    public ShapeAttribute? Shape { get; }

    /// <summary>The parameters that are values on rows of some kind.</summary>
    public IReadOnlyList<int> Features { get; }

    /// <summary>Prepares a method; null and a reason where a parameter or the result is of another kind.</summary>
    public static Invocation? Of(MethodInfo method, out string reason)
    {
        reason = string.Empty;
        var call = new DynamicMethod(
            method.Name,
            typeof(void),
            [typeof(object), typeof(Stage)],
            typeof(Stage).Module,
            skipVisibility: true
        );
        ILGenerator code = call.GetILGenerator();
        MethodInfo? give = Taker(method.ReturnType);
        if (give is null || method.ContainsGenericParameters)
        {
            reason = $"{Name(method)} gives {method.ReturnType.Name}, which is not compared";
            return null;
        }

        code.Emit(OpCodes.Ldarg_1);
        if (!method.IsStatic)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Castclass, method.DeclaringType!);
        }
        var kind = SceneKind.Table;
        var features = new List<int>();
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            if (!EmitArgument(code, parameter))
            {
                reason =
                    $"{Name(method)} takes {parameter.Name} of {parameter.ParameterType.Name}, for which there are no "
                    + "values";
                return null;
            }
            if (IsFeature(parameter.ParameterType))
                features.Add(parameter.Position);
            if (KindOf(parameter.ParameterType) is { } wanted)
                kind = wanted > kind ? wanted : kind;
        }
        code.Emit(OpCodes.Call, method);
        code.Emit(OpCodes.Call, give);
        code.Emit(OpCodes.Ret);
        return new Invocation(method, call.CreateDelegate<Action<object?, Stage>>(), kind, features);
    }

    /// <summary>Calls the method.</summary>
    public void Call(object? model, Stage stage) => _call(model, stage);

    /// <summary>Whether a type is one of features.</summary>
    public static bool IsFeature(Type type) =>
        type.IsValueType
        && Array.Exists(
            type.GetInterfaces(),
            static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IFeatures<>)
        );

    /// <summary>A method in words.</summary>
    public static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static bool EmitArgument(ILGenerator code, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (IsFeature(type))
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, parameter.Position);
            code.Emit(OpCodes.Ldstr, parameter.GetCustomAttribute<IrrepsAttribute>()?.Signature ?? string.Empty);
            code.Emit(OpCodes.Call, Generic(nameof(Stage.Feature), type));
            return true;
        }

        Type? open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        string? container =
            open == typeof(PointCloud<>) ? nameof(Stage.Cloud)
            : open == typeof(PlaneCloud<>) ? nameof(Stage.PlaneCloud)
            : open == typeof(Grid2<>) ? nameof(Stage.Images)
            : open == typeof(Grid3<>) ? nameof(Stage.Volumes)
            : open == typeof(Mesh<>) ? nameof(Stage.Meshes)
            : open == typeof(Sphere<>) ? nameof(Stage.Spheres)
            : open == typeof(Graph<>) ? nameof(Stage.Graph)
            : open == typeof(Graph<,>) ? nameof(Stage.EdgedGraph)
            : null;
        if (container is not null)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, parameter.Position);
            code.Emit(OpCodes.Call, Generic(container, type.GetGenericArguments()));
            return true;
        }

        string? view =
            type == typeof(Neighbourhood) ? nameof(Stage.Edges)
            : type == typeof(PlaneNeighbourhood) ? nameof(Stage.PlaneEdges)
            : type == typeof(Positions) ? nameof(Stage.Places)
            : type == typeof(PlanePositions) ? nameof(Stage.PlanePlaces)
            : type == typeof(Batch) ? nameof(Stage.BatchOfRows)
            : type == typeof(Pixels) ? nameof(Stage.PixelsOfImages)
            : type == typeof(Voxels) ? nameof(Stage.VoxelsOfVolumes)
            : type == typeof(GraphEdges) ? nameof(Stage.GraphEdges)
            : type == typeof(Surface) ? nameof(Stage.SurfaceOfMeshes)
            : type == typeof(Directions) ? nameof(Stage.DirectionsOfSpheres)
            : null;
        if (view is not null)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Call, typeof(Stage).GetMethod(view, 0, Type.EmptyTypes)!);
            return true;
        }
        if (type == typeof(Labels))
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, parameter.Position);
            code.Emit(OpCodes.Call, typeof(Stage).GetMethod(nameof(Stage.Classes))!);
            return true;
        }
        if (EmitNumber(code, type))
            return true;
        if (type.IsByRefLike || type.IsByRef || type.IsPointer)
            return false;
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, parameter.Position);
        code.Emit(OpCodes.Call, Generic(nameof(Stage.Given), type));
        return true;
    }

    /// <summary>Untyped numbers neither turn nor change.</summary>
    private static bool EmitNumber(ILGenerator code, Type type)
    {
        switch (Type.GetTypeCode(type))
        {
            case TypeCode.Double:
                code.Emit(OpCodes.Ldc_R8, 0.75);
                return true;
            case TypeCode.Single:
                code.Emit(OpCodes.Ldc_R4, 0.75f);
                return true;
            case TypeCode.Boolean:
            case TypeCode.Int32:
                code.Emit(OpCodes.Ldc_I4_1);
                return true;
            case TypeCode.Int64:
                code.Emit(OpCodes.Ldc_I8, 1L);
                return true;
            default:
                return false;
        }
    }

    private static MethodInfo? Taker(Type type) =>
        IsFeature(type) ? Generic(nameof(Stage.Give), type)
        : type == typeof(Positions) ? typeof(Stage).GetMethod(nameof(Stage.GivePlaces))
        : type == typeof(PlanePositions) ? typeof(Stage).GetMethod(nameof(Stage.GivePlanePlaces))
        : type.IsGenericType
        && type.GetGenericTypeDefinition() == typeof(Pair<,>)
        && Array.TrueForAll(type.GetGenericArguments(), IsFeature)
            ? Generic(nameof(Stage.GivePair), type.GetGenericArguments())
        : null;

    private static MethodInfo Generic(string name, params Type[] types) =>
        typeof(Stage).GetMethods().Single(m => m.Name == name && m.IsGenericMethodDefinition).MakeGenericMethod(types);

    private static bool IsPlanar(Type type) =>
        type == typeof(PlaneNeighbourhood)
        || type == typeof(PlanePositions)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PlaneCloud<>));

    private static bool IsOfGraph(Type type)
    {
        Type? open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return type == typeof(GraphEdges) || open == typeof(Graph<>) || open == typeof(Graph<,>);
    }

    private static SceneKind? KindOf(Type type)
    {
        Type? open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return type == typeof(Pixels) || open == typeof(Grid2<>) ? SceneKind.Pixels
            : type == typeof(Voxels) || open == typeof(Grid3<>) ? SceneKind.Voxels
            : type == typeof(Surface) || open == typeof(Mesh<>) ? SceneKind.Vertices
            : type == typeof(Directions) || open == typeof(Sphere<>) ? SceneKind.Directions
            : open == typeof(PointCloud<>)
            || type == typeof(Neighbourhood)
            || type == typeof(Positions)
            || type == typeof(Batch)
            || IsPlanar(type)
            || IsOfGraph(type)
                ? SceneKind.Points
            : null;
    }
}
