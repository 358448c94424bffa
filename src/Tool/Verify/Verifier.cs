using System.Reflection;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>Verifies the models of an assembly, and the methods that a person vouches for.</summary>
internal sealed class Verifier(ModelAssembly assembly, int seed)
{
    private readonly List<string> _notes = [];

    /// <summary>What could not be measured, and why that is no failure.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Notes the assumed methods that stand outside models.</summary>
    public void NoteOthers()
    {
        foreach ((MethodInfo method, _) in assembly.Assumptions)
        {
            if (!assembly.Models.Contains(method.DeclaringType))
                _notes.Add($"{Invocation.Name(method)}, which is assumed, stands outside models and was not measured.");
        }
    }

    /// <summary>A verdict on every public Forward of a model, and on its assumed methods.</summary>
    public IEnumerable<Verdict> Run(Type model)
    {
        MethodInfo[] forwards = Forwards(model);
        if (forwards.Length == 0)
            yield return Verdict.Failed($"{model.Name}", "it has no public Forward");
        foreach (MethodInfo forward in forwards)
        {
            if (Judge(model, forward) is { } verdict)
                yield return verdict;
        }

        foreach (MethodInfo assumed in Assumed(model))
        {
            if (Find(model, assumed, [], null, out string reason) is { } subject)
                yield return Verdict.Of(subject, IsAssumed: true, EquivarianceOf(subject), null);
            else
                _notes.Add($"{Invocation.Name(assumed)}, which is assumed, was not measured alone: {reason}.");
        }
    }

    /// <summary>The methods by which a model runs.</summary>
    public static MethodInfo[] Forwards(Type model) =>
        [
            .. model
                .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(static m => m.Name == "Forward"),
        ];

    /// <summary>A Forward with inputs that it accepts; null, and a reason, where there are none.</summary>
    public Subject? SubjectOf(Type model, MethodInfo forward, out string reason)
    {
        Supply? supply = SupplyOf(model, forward, out string? fault);
        reason = fault ?? string.Empty;
        return fault is null ? Find(model, forward, [], supply, out reason) : null;
    }

    /// <summary>The model of this assembly that has a model as its module; null where none has.</summary>
    public Type? OwnerOf(Type model) =>
        assembly.Models.FirstOrDefault(owner => Modules(owner).Any(module => TypeOf(module) == model));

    private Verdict? Judge(Type model, MethodInfo forward)
    {
        Supply? supply = SupplyOf(model, forward, out string? fault);
        string reason = fault ?? string.Empty;
        Subject? subject = fault is null ? Find(model, forward, [], supply, out reason) : null;
        if (subject is null)
        {
            if (fault is null && OwnerOf(model) is { } owner)
            {
                _notes.Add($"{Invocation.Name(forward)} was not measured alone, but in {owner.Name}: {reason}.");
                return null;
            }
            return Verdict.Failed(Invocation.Name(forward), reason);
        }

        (Equivariance Single, Equivariance Double) equivariance = EquivarianceOf(subject);
        var verdict = Verdict.Of(subject, IsAssumed: false, equivariance, DerivativeCheck.Run(subject));
        return equivariance.Double.Failure is null && equivariance.Single.Failure is null
            ? verdict
            : verdict.Blaming([.. Culprits(model, supply)]);
    }

    private static (Equivariance Single, Equivariance Double) EquivarianceOf(Subject subject) =>
        (
            EquivarianceCheck.RunGuarded(subject, Precision.Single),
            EquivarianceCheck.RunGuarded(subject, Precision.Double)
        );

    /// <summary>
    /// The layers and assumed methods of a model and its modules that are not equivariant by themselves.
    /// </summary>
    private IEnumerable<string> Culprits(Type model, Supply? supply)
    {
        foreach ((Type owner, PropertyInfo[] path) in Parts(model, []))
        {
            foreach (MethodInfo method in owner.GetMethods(ModelAssembly.AllOfType))
            {
                bool isAssumed = method.GetCustomAttribute<AssumeEquivariantAttribute>() is not null;
                if (!isAssumed && method.GetCustomAttribute<LayerAttribute>() is null)
                    continue;
                Func<Precision, IEquivariantModel>? create = supply is null ? null : p => supply.Create(p).Model;
                if (
                    Find(model, method, path, null, out _, create) is { } subject
                    && EquivarianceCheck.RunGuarded(subject, Precision.Double).Failure is { } failure
                )
                {
                    string kind = isAssumed ? "the assumed method" : "the layer";
                    yield return $"{kind} {Invocation.Name(method)} is to blame: {failure}";
                }
            }
        }
    }

    private Subject? Find(
        Type model,
        MethodInfo method,
        PropertyInfo[] path,
        Supply? supply,
        out string reason,
        Func<Precision, IEquivariantModel>? create = null
    )
    {
        if (Invocation.Of(method, out reason) is not { } call)
            return null;
        try
        {
            return Subject.Find(
                call,
                precision =>
                {
                    IEquivariantModel made =
                        supply?.Create(precision).Model
                        ?? create?.Invoke(precision)
                        ?? ModelFactory.Create(model, precision, unchecked((ulong)seed));
                    return (made, path.Aggregate((object)made, Part));
                },
                seed,
                supply?.Create(Precision.Double).Inputs,
                out reason
            );
        }
        catch (ToolException error)
        {
            reason = error.Message;
            return null;
        }
    }

    private static object Part(object owner, PropertyInfo module) =>
        module.GetValue(owner) is var value && value is IEnumerable<object> many ? many.First() : value!;

    private static IEnumerable<(Type Owner, PropertyInfo[] Path)> Parts(Type model, PropertyInfo[] path)
    {
        yield return (model, path);
        foreach (PropertyInfo module in Modules(model))
        {
            foreach ((Type, PropertyInfo[]) part in Parts(TypeOf(module), [.. path, module]))
                yield return part;
        }
    }

    /// <summary>The properties that are modules of a model.</summary>
    public static IEnumerable<PropertyInfo> Modules(Type model) =>
        model
            .GetProperties(ModelAssembly.AllOfType)
            .Where(static p => p.GetCustomAttribute<ModuleAttribute>() is not null);

    private static Type TypeOf(PropertyInfo module) =>
        module.PropertyType.IsGenericType ? module.PropertyType.GetGenericArguments()[0] : module.PropertyType;

    private static IEnumerable<MethodInfo> Assumed(Type model) =>
        model
            .GetMethods(ModelAssembly.AllOfType)
            .Where(static m => m.GetCustomAttribute<AssumeEquivariantAttribute>() is not null && m.Name != "Forward");

    /// <summary>The method that supplies a model and inputs for its Forward.</summary>
    private Supply? SupplyOf(Type model, MethodInfo forward, out string? fault)
    {
        fault = null;
        foreach (MethodInfo method in assembly.Types.SelectMany(static t => t.GetMethods(ModelAssembly.AllOfType)))
        {
            if (method.GetCustomAttribute<VerificationInputsAttribute>() is null)
                continue;
            Type[] items = method.ReturnType.IsAssignableTo(typeof(ITuple))
                ? method.ReturnType.GetGenericArguments()
                : [];
            if (items.Length == 0 || items[0] != model || items.Length - 1 != forward.GetParameters().Length)
                continue;
            Type[] parameters = [.. method.GetParameters().Select(static p => p.ParameterType)];
            if (method.IsStatic && (parameters is [] || parameters.SequenceEqual([typeof(Precision)])))
                return new Supply(method);
            fault =
                $"{Invocation.Name(method)} has [VerificationInputs], but is not static, or takes more than a "
                + "Precision";
        }

        return null;
    }
}
