using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Writes one step in a syntax form.</summary>
internal sealed class StepWriter(Draft draft, Step step, string[] operands, string text)
{
    private readonly ProgramValue _result = step.Result;

    private string Name => _result.Name;

    private string Type => _result.TypeName;

    /// <summary>Whether a form can express this step.</summary>
    public bool CanWrite(SyntaxForm form, int uses) =>
        (IsField ? OfFields.Contains(form) : true) && CanWrite(form) && (form != SyntaxForm.Inline || uses == 1);

    /// <summary>Whether the step takes or gives a field on spheres, with which little else is done.</summary>
    private bool IsField =>
        draft.Fields.Contains(_result)
        || (step.Layer?.Kind == "ToHarmonics" && draft.Fields.Contains(step.Operands[^1]));

    private static readonly SyntaxForm[] OfFields =
    [
        SyntaxForm.Local,
        SyntaxForm.Var,
        SyntaxForm.Inline,
        SyntaxForm.Helper,
        SyntaxForm.NamedArguments,
        SyntaxForm.IfElse,
        SyntaxForm.SwitchStatement,
        SyntaxForm.PairMembers,
        SyntaxForm.TryFinally,
        SyntaxForm.Using,
        SyntaxForm.Goto,
    ];

    private bool CanWrite(SyntaxForm form) =>
        form switch
        {
            SyntaxForm.StaticHelper or SyntaxForm.Nested or SyntaxForm.Elsewhere => !step.NeedsModel
                && !text.Contains("steps")
                && !text.Contains("scale")
                && (form != SyntaxForm.Elsewhere || !step.Operands.Any(IsLarger)),
            SyntaxForm.Helper or SyntaxForm.LocalFunction or SyntaxForm.InParameter or SyntaxForm.NamedArguments =>
                !text.Contains("steps") && !text.Contains("scale"),
            SyntaxForm.GenericHelper => _result.IsFeature && _result.Kind != ValueKind.Scalars,
            SyntaxForm.ForLoop or SyntaxForm.WhileLoop or SyntaxForm.Conditional or SyntaxForm.SwitchExpression =>
                _result.IsFeature,
            SyntaxForm.Compound => step.Operation is "Add" or "Subtract" or "ScaleByNumber" or "DivideByNumber",
            SyntaxForm.PairDeconstruction or SyntaxForm.PairMembers => _result.IsFeature
                || _result.Kind == ValueKind.Positions,
            SyntaxForm.Module => step.Layer is not null && !text.Contains("steps"),
            SyntaxForm.Goto => draft.MayJump,
            _ => true,
        };

    public WrittenStep Write(SyntaxForm form) =>
        form switch
        {
            SyntaxForm.Inline => new WrittenStep(string.Empty, $"({text})"),
            SyntaxForm.Var => Named($"var {Name} = {text};"),
            SyntaxForm.Helper => Helper("private", $"{Name}Of"),
            SyntaxForm.StaticHelper => Helper("private static", $"{Name}Of"),
            SyntaxForm.InParameter => Helper("private", $"{Name}Of", "scoped in "),
            SyntaxForm.NamedArguments => NamedArguments(),
            SyntaxForm.GenericHelper => GenericHelper(),
            SyntaxForm.LocalFunction => LocalFunction(),
            SyntaxForm.Nested => Nested(),
            SyntaxForm.Elsewhere => Elsewhere(),
            SyntaxForm.Module => Module(),
            SyntaxForm.Conditional => Named($"{Type} {Name} = flag ? {text} : -({text});"),
            SyntaxForm.IfElse => Named(
                $"{Type} {Name};\nif (steps > 1)\n{{\n    {Name} = {text};\n}}\nelse\n{{\n    {Name} = {text};\n}}"
            ),
            SyntaxForm.SwitchExpression => Named(
                $"{Type} {Name} = steps switch {{ 0 => -({text}), > 5 and < 9 => {text}, _ => {text} }};"
            ),
            SyntaxForm.SwitchStatement => Named(
                $"{Type} {Name};\nswitch (steps)\n{{\n    case 0:\n        {Name} = {text};\n        "
                    + $"break;\n    case 1 when flag:\n    default:\n        {Name} = {text};\n        "
                    + "break;\n}"
            ),
            SyntaxForm.ForLoop => Named(
                $"{Type} {Name} = {text};\nfor (int i = 0; i < steps; i++)\n    {Name} = 0.5 * {Name} + {Name};"
            ),
            SyntaxForm.WhileLoop => Named(
                $"{Type} {Name} = {text};\nint {Name}n = steps;\nwhile (true)\n{{\n    if ({Name}n-- "
                    + $"<= 0)\n        break;\n    {Name} -= {Name} * 0.25;\n}}"
            ),
            SyntaxForm.PairDeconstruction => PairDeconstruction(),
            SyntaxForm.PairMembers => Named(
                $"Pair<{Type}, {Type}> {Name}p = new({text}, {text});\n{Type} {Name} = "
                    + $"{Name}p.{(draft.Chance(0.5) ? "First" : "Second")};"
            ),
            SyntaxForm.TryFinally => Named(
                $"{Type} {Name};\ntry\n{{\n    {Name} = {text};\n}}\nfinally\n{{\n    _ = steps;\n}}"
            ),
            SyntaxForm.Compound => Compound(),
            SyntaxForm.Using => Named(
                $"{Type} {Name};\nusing (new System.IO.MemoryStream())\n{{\n    {Name} = {text};\n}}"
            ),
            SyntaxForm.Goto => Named(
                $"{Type} {Name} = {text};\nif (!flag)\n    goto {Name}End;\n{Name} = {text};\n{Name}End:\n_ = steps;"
            ),
            _ => Named($"{Type} {Name} = {text};"),
        };

    private WrittenStep Named(string statements) => new(statements, Name);

    private string Parameters(bool isAnnotated, string modifier = "", string first = "") =>
        string.Join(
            ", ",
            step.Operands.Select(
                (o, i) => $"{(isAnnotated ? Note(o) : "")}{(i == 0 ? first : "")}{modifier}{o.TypeName} a{i}"
            )
        );

    /// <summary>Helpers elsewhere are of one group, and nothing larger enters them.</summary>
    private bool IsLarger(ProgramValue value) => draft.Larger.Any(l => l.Value == value);

    private string Behind => ModelSpace.Behind(draft.Group);

    private string Note(ProgramValue value) =>
        value.IsOpen ? $"[Irreps(\"{value.Signature}\"{Behind})] " : string.Empty;

    private string ReturnNote => _result.IsOpen ? $"[return: Irreps(\"{_result.Signature}\"{Behind})] " : string.Empty;

    private string Body => step.Write([.. step.Operands.Select((_, i) => $"a{i}")]);

    private string Call(string function) => $"{function}({string.Join(", ", operands)})";

    private WrittenStep Helper(string modifiers, string name, string parameterModifier = "")
    {
        bool isAnnotated = draft.Chance(0.3);
        string note = isAnnotated ? ReturnNote : string.Empty;
        string member = draft.Chance(0.5)
            ? $"{note}{modifiers} {Type} {name}({Parameters(isAnnotated, parameterModifier)}) => {Body};"
            : $"{note}{modifiers} {Type} {name}({Parameters(isAnnotated, parameterModifier)})\n{{\n    "
                + $"return {Body};\n}}";
        return Named($"{Type} {Name} = {Call(name)};") with { Members = [member] };
    }

    private WrittenStep NamedArguments()
    {
        string call = string.Join(", ", operands.Select(static (o, i) => $"a{i}: {o}").Reverse());
        return Named($"{Type} {Name} = {Name}Of({call});") with
        {
            Members = [$"private {Type} {Name}Of({Parameters(false)}) => {Body};"],
        };
    }

    /// <summary>The value goes through a helper that takes any feature.</summary>
    private WrittenStep GenericHelper() =>
        Named($"{Type} {Name} = Through({text});") with
        {
            Members = draft.Uses.Add("generic")
                ?
                [
                    "private static T Through<T>(T x)\n    where T : struct, "
                        + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x;",
                ]
                : [],
        };

    private WrittenStep LocalFunction() =>
        Named(
            $"{Type} {Name} = {Call(Name + "Of")};\n"
                + $"{(step.NeedsModel || draft.Chance(0.5) ? "" : "static ")}{Type} "
                + $"{Name}Of({Parameters(false)}) => {Body};"
        );

    private WrittenStep Nested() =>
        Named($"{Type} {Name} = {Call($"{Name}Class.Of")};") with
        {
            Members =
            [
                $"private static class {Name}Class\n{{\n    {ReturnNote}public static {Type} "
                    + $"Of({Parameters(true)}) => {Body};\n}}",
            ],
        };

    private WrittenStep Elsewhere() =>
        Named($"{Type} {Name} = {Call($"{Name}Tools.Of")};") with
        {
            Types =
            [
                $"public static class {Name}Tools\n{{\n    [Equivariant] {ReturnNote}\n    public "
                    + $"static {Type} Of({Parameters(true, first: draft.Chance(0.3) ? "this " : "")}) => "
                    + $"{Body};\n}}",
            ],
        };

    private WrittenStep Module()
    {
        string module = $"{Name}Module";
        string type =
            $"{draft.Space.Attribute}\npublic sealed partial class {module}\n{{\n    {step.Layer!.Declaration}\n\n "
            + $"   {ReturnNote}public {Type} Forward({Parameters(true)}) => {Body};\n}}";
        bool isRepeated = draft.Chance(0.3);
        return isRepeated
            ? Named(
                $"{Type} {Name} = {Name}All[1].Forward({string.Join(", ", operands)});\nforeach "
                    + $"({module} block in {Name}All)\n    {Name} = "
                    + $"block.Forward({string.Join(", ", operands)});"
            ) with
            {
                Members = [$"[Module(Repeat = 2)] private partial IReadOnlyList<{module}> {Name}All {{ get; }}"],
                Types = [type],
                MovesLayer = true,
            }
            : Named($"{Type} {Name} = {Name}Inner.Forward({string.Join(", ", operands)});") with
            {
                Members = [$"[Module] private partial {module} {Name}Inner {{ get; }}"],
                Types = [type],
                MovesLayer = true,
            };
    }

    private WrittenStep PairDeconstruction() =>
        draft.Random.Next(3) switch
        {
            0 => Named($"var ({Name}, _) = new Pair<{Type}, {Type}>({text}, {text});"),
            1 => Named(
                $"({Type} {Name}, {Type} {Name}b) = {Name}Two({string.Join(", ", operands)});\n_ = "
                    + $"{Name}b;\nPair<{Type}, {Type}> {Name}Two({Parameters(false)}) => new({Body}, {Body});"
            ),
            _ => Named($"{Type} {Name}, {Name}b;\n({Name}b, {Name}) = new Pair<{Type}, {Type}>({text}, {text});"),
        };

    private WrittenStep Compound() =>
        step.Operation switch
        {
            "Add" => Named($"{Type} {Name} = {operands[0]};\n{Name} += {operands[1]};"),
            "Subtract" => Named($"{Type} {Name} = {operands[0]};\n{Name} -= {operands[1]};"),
            "ScaleByNumber" => Named($"{Type} {Name} = {operands[0]};\n{Name} *= scale;"),
            _ => Named($"{Type} {Name} = {operands[0]};\n{Name} /= 1.5;"),
        };
}
