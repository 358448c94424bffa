using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Puts code that breaks a symmetry into a well-typed draft.</summary>
internal sealed class Planter(Draft draft)
{
    /// <summary>What was planted.</summary>
    public List<string> Planted { get; } = [];

    /// <summary>Plants a leak and something that uses the number.</summary>
    public bool Leak(Leak leak)
    {
        ProgramValue? victim = Victim(v => v.IsFeature);
        if (victim is null || (leak.ReadsLabels && draft.Species is null))
            return false;
        var (sink, sinkStatements, expression) = draft.Pick(Sinks.All);
        string u = draft.NewName("q"), k = "k" + u, cloud = "c" + u;
        string code = Fill(leak.Code, u, k, victim, "x" + u, leak.Code.Contains("$v", StringComparison.Ordinal) ? cloud : "cloud");
        string head = leak.Code.Contains("$v", StringComparison.Ordinal) ? $"PointCloud<{draft.Structs[0].Name}> {cloud} = cloud;\n" : string.Empty;
        Add(leak.Members, draft.Members, u, k, victim);
        Add(leak.Types, draft.Types, u, k, victim);
        if (leak.OtherFile.Length > 0)
            draft.OtherFile = Fill(leak.OtherFile, u, k, victim, "x" + u, "cloud");
        draft.IsAlone |= leak.IsAlone;
        draft.IsDangerous |= leak.IsDangerous;
        Placement placement = leak.ReadsLabels || head.Length > 0 || leak.Members.Length > 0 ? draft.Pick([Placement.Inline, Placement.TryFinally, Placement.Block]) : draft.Pick(Enum.GetValues<Placement>());
        string read = Place(placement, head + code, u, k, victim, leak.ReadsFeature);
        string number = placement is Placement.TryFinally or Placement.Block ? k + "b" : k;
        Insert(victim, $"{victim.TypeName} x{u} = $0;\n{read}\n{Fill(sinkStatements, u, number, victim, "x" + u, "cloud")}", Fill(expression, u, number, victim, "x" + u, "cloud"));
        Planted.AddRange([leak.Name, "sink " + sink, "placement " + placement]);
        return true;
    }

    /// <summary>Plants a function of raw numbers that is written back into features of a type.</summary>
    public bool Write((string Name, string Code) write)
    {
        ProgramValue? victim = Victim(static v => v is { Base: RowBase.Points, Kind: ValueKind.Named });
        if (victim is null)
            return false;
        string u = draft.NewName("q"), array = "a" + u;
        string statements = $"double[] {array} = ($0).ToRows().ToArray();\n"
            + write.Code.Replace("$a", array, StringComparison.Ordinal).Replace("$d", $"{victim.Signature!.Dim}", StringComparison.Ordinal);
        string expression = draft.Random.Next(3) switch
        {
            0 => $"cloud.WithFeatures(Rows<{victim.TypeName}>.From({array})).Features",
            1 => $"{victim.TypeName}.From(cloud.WithFeatures(Rows.From({victim.TypeName}.Signature, {array})).Features)",
            _ => $"Put{u}(cloud, {array})",
        };
        if (expression.StartsWith("Put", StringComparison.Ordinal))
            draft.Members.Add($"private static {victim.TypeName} Put{u}(PointCloud<{draft.Structs[0].Name}> cloud, double[] numbers) => cloud.WithFeatures(Rows<{victim.TypeName}>.From(numbers)).Features;");
        Insert(victim, statements, expression);
        Planted.Add(write.Name);
        return draft.Group == Group.O3 || !expression.Contains("Rows.From", StringComparison.Ordinal);
    }

    /// <summary>Plants a function of pseudoscalars whose parity is wrong.</summary>
    public bool Parity((string Name, string Expression) function)
    {
        if (Victim(static v => v.Kind == ValueKind.PseudoScalars) is not { } victim)
            return false;
        string x = "x" + draft.NewName("q");
        Insert(victim, $"PseudoScalars {x} = $0;", function.Expression.Replace("$x", x, StringComparison.Ordinal));
        Planted.Add(function.Name);
        return true;
    }

    /// <summary>Plants a plain leak under something that should silence the rules.</summary>
    public bool Silence(Silencer silencer)
    {
        Planted.Add(silencer.Name);
        if (!Leak(draft.Pick(Leaks.Plain)))
            return false;
        draft.Header.Add(silencer.Header);
        draft.Attributes.Add(silencer.Attribute);
        draft.PathFormat = silencer.Path;
        draft.IsAlone |= silencer.IsAlone;
        if (silencer.Attribute.Contains("nameof", StringComparison.Ordinal))
            draft.Types.Add("public static class GDL4006;");
        return true;
    }

    /// <summary>Plants something that does not fit.</summary>
    public bool Mistake((string Name, Func<Draft, Planter, bool> TryAdd) mistake)
    {
        Planted.Add("mistake: " + mistake.Name);
        return mistake.TryAdd(draft, this);
    }

    /// <summary>Puts a step behind a value: later steps take its result instead.</summary>
    public void Insert(ProgramValue victim, string statements, string expression)
    {
        ProgramValue changed = victim with { Name = draft.NewName("v") };
        int at = draft.Steps.FindIndex(s => s.Result == victim) + 1;
        for (int i = at; i < draft.Steps.Count; i++)
            draft.Steps[i] = draft.Steps[i] with { Operands = [.. draft.Steps[i].Operands.Select(o => o == victim ? changed : o)] };
        draft.Steps.Insert(at, new Step("Planted", [victim], changed, o => expression.Replace("$0", o[0], StringComparison.Ordinal))
        {
            IsPlanted = true,
            Statements = o => statements.Replace("$0", o[0], StringComparison.Ordinal),
        });
        if (draft.Result == victim)
            draft.Result = changed;
    }

    public ProgramValue? Victim(Func<ProgramValue, bool> fits)
    {
        ProgramValue[] all = [.. draft.Steps.Select(static s => s.Result).Where(fits)];
        return all.Length == 0 ? null : draft.Pick(all);
    }

    /// <summary>The code where it stands; it ends with the number as a local.</summary>
    private string Place(Placement placement, string code, string u, string k, ProgramValue victim, bool readsFeature)
    {
        string cloudType = $"PointCloud<{draft.Structs[0].Name}>";
        string note = victim.IsOpen ? $"[Irreps(\"{victim.Signature}\"{(draft.Group == Group.O3 ? "" : ", Group = Group.SO3")})] " : string.Empty;
        string parameters = $"{cloudType} cloud" + (readsFeature ? $", {note}{victim.TypeName} x{u}" : string.Empty);
        string arguments = "cloud" + (readsFeature ? $", x{u}" : string.Empty);
        string body = $"{{ {code} return {k}; }}";
        switch (placement)
        {
            case Placement.Helper:
                draft.Members.Add($"private {(draft.Chance(0.5) ? "static " : "")}double Read{u}({parameters}) {body}");
                return $"double {k} = Read{u}({arguments});";
            case Placement.LocalFunction:
                return $"double {k} = Read{u}({arguments});\nstatic double Read{u}({parameters}) {body}";
            case Placement.Nested:
                draft.Members.Add($"private static class Read{u} {{ public static double Of({parameters}) {body} }}");
                return $"double {k} = Read{u}.Of({arguments});";
            case Placement.Elsewhere:
                draft.Types.Add($"public static class Read{u} {{ [Equivariant] public static double Of({parameters}) {body} }}");
                return $"double {k} = Read{u}.Of({arguments});";
            case Placement.Unmarked:
                draft.Types.Add($"public static class Read{u} {{ public static double Of({parameters}) {body} }}");
                return $"double {k} = Read{u}.Of({arguments});";
            case Placement.Module:
                draft.Types.Add($"[EquivariantModel{(draft.Group == Group.O3 ? "" : "(Group = Group.SO3)")}] public sealed partial class Read{u} {{ public double Of({parameters}) {body} }}");
                draft.Members.Add($"[Module] private partial Read{u} Reader{u} {{ get; }}");
                return $"double {k} = Reader{u}.Of({arguments});";
            case Placement.SecondPart:
                draft.Types.Add($"partial class Net {{ private static double Read{u}({parameters}) {body} }}");
                return $"double {k} = Read{u}({arguments});";
            case Placement.TryFinally:
                // A name inside a block hides none outside, so the number goes through an array.
                return $"double[] {k}a = [0]; try {{ {code} {k}a[0] = {k}; }} finally {{ steps += 0; }}\ndouble {k}b = {k}a[0];";
            case Placement.Block:
                return $"double[] {k}a = [0]; {{ {code} {k}a[0] = {k}; }}\ndouble {k}b = {k}a[0];";
            default:
                return code;
        }
    }

    private void Add(string text, List<string> to, string u, string k, ProgramValue victim)
    {
        if (text.Length > 0)
            to.Add(Fill(text, u, k, victim, "x" + u, "cloud"));
    }

    private string Fill(string text, string u, string k, ProgramValue victim, string x, string variable) => text
        .Replace("$x", x, StringComparison.Ordinal)
        .Replace("$X", victim.TypeName, StringComparison.Ordinal)
        .Replace("$c", "cloud", StringComparison.Ordinal)
        .Replace("$v", variable, StringComparison.Ordinal)
        .Replace("$N", draft.Structs[0].Name, StringComparison.Ordinal)
        .Replace("$s", "species", StringComparison.Ordinal)
        .Replace("$k", k, StringComparison.Ordinal)
        .Replace("$u", u, StringComparison.Ordinal);
}
