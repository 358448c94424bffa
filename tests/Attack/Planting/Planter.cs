using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Puts code that breaks a symmetry into a well-typed draft.</summary>
internal sealed class Planter(Draft draft)
{
    /// <summary>Inside Forward, where its parameters and the model's members are.</summary>
    private static readonly Placement[] InForward = [Placement.Inline, Placement.TryFinally, Placement.Block];

    /// <summary>Wherever code is checked.</summary>
    private static readonly Placement[] Checked =
    [
        .. Enum.GetValues<Placement>().Where(static p => p != Placement.Unmarked),
    ];

    /// <summary>Whether the cloud's features are of a larger group, so that they may only be restricted.</summary>
    private bool IsInputLarger => draft.Input.Signature.Group != draft.Group;

    /// <summary>What was planted.</summary>
    public List<string> Planted { get; } = [];

    /// <summary>Plants a leak and something that uses what it gives.</summary>
    public bool Leak(Leak leak)
    {
        string input = draft.Input.Name;
        ProgramValue? victim = Victim(v =>
            leak.GivesResult
                ? v == draft.Result && v is { Kind: ValueKind.Scalars, Base: RowBase.Points, Signature.Dim: 1 }
            : leak.GivesFeature ? v.TypeName == input && v.Base == RowBase.Points
            : v.IsFeature
        );
        if (
            victim is null
            || (leak.ReadsLabels && draft.Species is null)
            || (leak.NeedsParity && draft.Group != SymmetryGroup.O3)
            || (leak.Only is { } only && draft.Space.Domain != only)
        )
        {
            return false;
        }
        var sink =
            leak.GivesResult ? ("result", "_ = $x;", "$y")
            : leak.GivesFeature ? ("sum", string.Empty, "$x + $y")
            : draft.Pick(Sinks.All);
        Placement[] places =
            leak.GivesFeature ? [Placement.Inline]
            : leak.ReadsLabels
            || leak.Code.Contains("$v", StringComparison.Ordinal)
            || leak.Members.Length > 0
            || leak.Parameter.Length > 0
                ? InForward
            : leak.IsBehind ? Checked
            : Enum.GetValues<Placement>();
        Placement placement = Number(leak, leak.Code, victim, sink, places);
        Planted.AddRange([leak.Name, "sink " + sink.Item1, "placement " + placement]);
        return true;
    }

    /// <summary>
    /// Puts untyped code into the draft that gives a number, and something that uses the number. The types that it
    /// needs are the model's own at times.
    /// </summary>
    public bool Form(UntypedForm form)
    {
        if (Victim(static v => v.IsFeature) is not { } victim)
            return false;
        Placement[] places = form.Members.Length > 0 || form.Parameter.Length > 0 ? InForward : Checked;
        bool canNest =
            !form.Types.Contains("(this ", StringComparison.Ordinal)
            && !form.Types.Contains(" extension", StringComparison.Ordinal);
        UntypedForm placed =
            canNest && form.Types.Length > 0 && draft.Chance(0.4)
                ? form with
                {
                    Types = string.Empty,
                    Members = form.Members.Length > 0 ? form.Members + "\n" + form.Types : form.Types,
                }
                : form;
        Number(placed, form.Code, victim, draft.Pick(Sinks.All), placed == form ? places : InForward);
        draft.Uses.Add("form." + form.Name);
        return true;
    }

    /// <summary>Puts an expression that takes a value and gives one like it into the draft.</summary>
    public bool Form(TypedForm form)
    {
        if (!Insert(form))
            return false;
        draft.Uses.Add("form." + form.Name);
        return true;
    }

    /// <summary>Plants an expression that must not be written.</summary>
    public bool Plant(TypedForm form)
    {
        Planted.Add(form.Name);
        return Insert(form);
    }

    /// <summary>Makes labels optional, and asks whether they are there before they are used.</summary>
    public bool Labels((string Name, string Statements, string Expression) form)
    {
        int at = draft.Steps.FindIndex(static s => s.Operation == "OneHot");
        if (at < 0 || IsInputLarger)
            return false;
        draft.IsSpeciesOptional = true;
        for (; at < draft.Steps.Count; at++)
        {
            if (draft.Steps[at] is { Operation: "OneHot" } step)
            {
                draft.Steps[at] = step with
                {
                    IsPlanted = true,
                    Statements = _ => form.Statements,
                    Write = _ => form.Expression,
                };
            }
        }

        draft.Uses.Add("form." + form.Name);
        return true;
    }

    /// <summary>Plants a function of raw numbers that is written back into features of a type.</summary>
    public bool Write((string Name, string Code) write)
    {
        ProgramValue? victim = Victim(static v => v is { Base: RowBase.Points, Kind: ValueKind.Named });
        if (victim is null)
            return false;
        string u = draft.NewName("q"),
            array = "a" + u;
        string statements =
            $"double[] {array} = ($0).ToRows().ToArray();\n"
            + write
                .Code.Replace("$a", array, StringComparison.Ordinal)
                .Replace("$d", $"{victim.Signature!.Dim}", StringComparison.Ordinal);
        string expression = draft.Random.Next(3) switch
        {
            0 => $"cloud.WithFeatures(Rows<{victim.TypeName}>.From({array})).Features",
            1 =>
                $"{victim.TypeName}.From(cloud.WithFeatures(Rows.From({victim.TypeName}.Signature, {array})).Features)",
            _ => $"Put{u}(cloud, {array})",
        };
        if (expression.StartsWith("Put", StringComparison.Ordinal))
        {
            draft.Members.Add(
                $"private static {victim.TypeName} Put{u}(PointCloud<{draft.Input.Name}> cloud, "
                    + $"double[] numbers) => cloud.WithFeatures(Rows<{victim.TypeName}>.From(numbers))"
                    + ".Features;"
            );
        }
        Insert(victim, statements, expression);
        Planted.Add(write.Name);
        return draft.Group == SymmetryGroup.O3 || !expression.Contains("Rows.From", StringComparison.Ordinal);
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
        {
            draft.Steps[i] = draft.Steps[i] with
            {
                Operands = [.. draft.Steps[i].Operands.Select(o => o == victim ? changed : o)],
            };
        }
        draft.Steps.Insert(
            at,
            new Step("Planted", [victim], changed, o => expression.Replace("$0", o[0], StringComparison.Ordinal))
            {
                IsPlanted = true,
                Statements = o => statements.Replace("$0", o[0], StringComparison.Ordinal),
            }
        );
        if (draft.Result == victim)
            draft.Result = changed;
    }

    public ProgramValue? Victim(Func<ProgramValue, bool> fits)
    {
        ProgramValue[] all =
        [
            .. draft.Steps.Select(static s => s.Result).Where(v => fits(v) && !draft.Fields.Contains(v)),
        ];
        return all.Length == 0 ? null : draft.Pick(all);
    }

    /// <summary>Inserts code that gives a number or a feature at one of some places, and what uses it.</summary>
    private Placement Number(
        Snippet snippet,
        string code,
        ProgramValue victim,
        (string Name, string Statements, string Expression) sink,
        Placement[] places
    )
    {
        string u = Declare(snippet, victim),
            k = "k" + u;
        bool needsVariable = code.Contains("$v", StringComparison.Ordinal);
        string variable = needsVariable ? "c" + u : "cloud";
        string head = needsVariable ? $"PointCloud<{draft.Input.Name}> {variable} = cloud;\n" : string.Empty;
        // Helpers elsewhere are of one group: a cloud of a larger group does not enter them.
        Placement placement = draft.Pick(
            IsInputLarger ? [.. places.Where(static p => p is not (Placement.Elsewhere or Placement.Unmarked))] : places
        );
        string read = Place(
            placement,
            head + Fill(code, u, k, victim, variable),
            u,
            k,
            victim,
            code.Contains("$x", StringComparison.Ordinal)
        );
        string number = placement is Placement.TryFinally or Placement.Block ? k + "b" : k;
        Insert(
            victim,
            $"{victim.TypeName} x{u} = $0;\n{read}\n{Fill(sink.Statements, u, number, victim)}",
            Fill(sink.Expression, u, number, victim)
        );
        return placement;
    }

    private bool Insert(TypedForm form)
    {
        if (Victim(form.Fits) is not { } victim)
            return false;
        draft.MayJump &= form.Statements.Length == 0;
        string u = Declare(form, victim);
        Insert(
            victim,
            $"{victim.TypeName} x{u} = $0;\n{Fill(form.Statements, u, "k" + u, victim)}",
            Fill(form.Expression, u, "k" + u, victim)
        );
        return true;
    }

    /// <summary>Adds what a snippet needs beside its code. Returns the suffix of its names.</summary>
    private string Declare(Snippet snippet, ProgramValue victim)
    {
        string u = draft.NewName("q");
        Add(snippet.Members, draft.Members, u, victim);
        Add(snippet.Types, draft.Types, u, victim);
        if (snippet.OtherFile.Length > 0)
            draft.OtherFile = DomainNames.In(draft.Space, Fill(snippet.OtherFile, u, "k" + u, victim), draft.EdgeInput);
        if (snippet.Parameter.Length > 0)
        {
            draft.Parameters.Add(
                (
                    Fill(snippet.Parameter, u, "k" + u, victim),
                    Fill(snippet.Argument, u, "k" + u, victim),
                    snippet.IsEntered
                )
            );
        }
        draft.IsAlone |= snippet.IsAlone;
        draft.IsDangerous |= snippet.IsDangerous;
        return u;
    }

    /// <summary>The code where it stands; it ends with the number as a local.</summary>
    private string Place(Placement placement, string code, string u, string k, ProgramValue victim, bool readsFeature)
    {
        string cloudType = $"PointCloud<{draft.Input.Name}>";
        string note = victim.IsOpen
            ? $"[Irreps(\"{victim.Signature}\"{ModelSpace.Behind(draft.Group)})] "
            : string.Empty;
        string parameters =
            $"{cloudType} cloud"
            + (readsFeature ? $", {note}{victim.TypeName} x{u}" : string.Empty)
            + ", double scale, int steps, bool flag";
        string arguments = "cloud" + (readsFeature ? $", x{u}" : string.Empty) + ", scale, steps, flag";
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
                draft.Types.Add(
                    $"public static class Read{u} {{ [Equivariant] public static double Of({parameters}) {body} }}"
                );
                return $"double {k} = Read{u}.Of({arguments});";
            case Placement.Unmarked:
                draft.Types.Add($"public static class Read{u} {{ public static double Of({parameters}) {body} }}");
                return $"double {k} = Read{u}.Of({arguments});";
            case Placement.Module:
                draft.Types.Add(
                    $"{draft.Space.Attribute} "
                        + $"public sealed partial class Read{u} {{ public double Of({parameters}) {body} }}"
                );
                draft.Members.Add($"[Module] private partial Read{u} Reader{u} {{ get; }}");
                return $"double {k} = Reader{u}.Of({arguments});";
            case Placement.SecondPart:
                draft.Types.Add($"partial class Net {{ private static double Read{u}({parameters}) {body} }}");
                return $"double {k} = Read{u}({arguments});";
            case Placement.TryFinally:
                // A name inside a block hides none outside, so the number goes through an array.
                return $"double[] {k}a = [0]; try {{ {code} {k}a[0] = {k}; }} finally {{ _ = steps; }}\n"
                    + $"double {k}b = {k}a[0];";
            case Placement.Block:
                return $"double[] {k}a = [0]; {{ {code} {k}a[0] = {k}; }}\ndouble {k}b = {k}a[0];";
            default:
                return code;
        }
    }

    private void Add(string text, List<string> to, string u, ProgramValue victim)
    {
        if (text.Length > 0)
            to.Add(Fill(text, u, "k" + u, victim));
    }

    private string Fill(string text, string u, string k, ProgramValue victim, string variable = "cloud") =>
        text.Replace("$x", "x" + u, StringComparison.Ordinal)
            .Replace("$X", victim.TypeName, StringComparison.Ordinal)
            .Replace("$y", "y" + u, StringComparison.Ordinal)
            .Replace("$c", "cloud", StringComparison.Ordinal)
            .Replace("$v", variable, StringComparison.Ordinal)
            .Replace("$N", draft.Input.Name, StringComparison.Ordinal)
            .Replace("$S", draft.Input.Text, StringComparison.Ordinal)
            .Replace("$s", "species", StringComparison.Ordinal)
            .Replace("$E", draft.Space.Attribute, StringComparison.Ordinal)
            .Replace("$k", k, StringComparison.Ordinal)
            .Replace("$u", u, StringComparison.Ordinal);
}
