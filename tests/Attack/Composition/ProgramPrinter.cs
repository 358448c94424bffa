using System.Text;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Writes a draft as C#: the same operations in varied syntax.</summary>
internal sealed class ProgramPrinter(Draft draft)
{
    private static readonly SyntaxForm[] Forms = Enum.GetValues<SyntaxForm>();

    private readonly StringBuilder _body = new();
    private readonly Dictionary<ProgramValue, string> _texts = [];
    private readonly List<string> _members = [];
    private readonly List<string> _types = [];
    private readonly HashSet<LayerText> _moved = [];

    private Random Random => draft.Random;

    /// <summary>The source of the program.</summary>
    public RandomProgram Print(ProgramKind kind, IReadOnlyList<string> planted)
    {
        _texts[draft.Cloud] = "cloud";
        _texts[draft.Edges] = "cloud.Edges";
        _texts[draft.Batch] = "cloud.Batch";
        _texts[draft.Pixels] = "cloud.Pixels";
        if (draft.Species is { } species)
            _texts[species] = "species";
        if (draft.Extra is { } extra)
            _texts[extra] = "extra";
        foreach (LargerInput larger in draft.Larger)
            _texts[larger.Value] = larger.Value.Name;
        foreach (Step step in draft.Steps)
            Write(step);
        _body.Append($"        return {_texts[draft.Result]};\n");
        return new RandomProgram(
            draft,
            kind,
            planted,
            DomainNames.In(draft.Space, Source(), draft.EdgeInput),
            DomainNames.In(draft.Space, Entry(), draft.EdgeInput)
        );
    }

    private void Write(Step step)
    {
        string[] operands = [.. step.Operands.Select(o => _texts[o])];
        if (step.IsPlanted)
        {
            _body.Append(Indent(step.Statements?.Invoke(operands) ?? string.Empty));
            Local(step.Result, step.Write(operands));
            return;
        }

        var writer = new StepWriter(draft, step, operands, Atomic(step.Write(operands)));
        SyntaxForm form;
        do form =
            Random.Next(3) == 0 ? draft.Pick([SyntaxForm.Local, SyntaxForm.Var, SyntaxForm.Inline]) : draft.Pick(Forms);
        while (
            !writer.CanWrite(
                form,
                draft.Steps.Count(s => s.Operands.Contains(step.Result)) + (draft.Result == step.Result ? 1 : 0)
            )
        );
        draft.Uses.Add("syntax." + form);
        WrittenStep written = writer.Write(form);
        _members.AddRange(written.Members);
        _types.AddRange(written.Types);
        if (written.MovesLayer && step.Layer is { } layer)
            _moved.Add(layer);
        _body.Append(Indent(written.Statements));
        _texts[step.Result] = written.Text;
    }

    private void Local(ProgramValue value, string text)
    {
        _body.Append($"        {value.TypeName} {value.Name} = {text};\n");
        _texts[value] = value.Name;
    }

    private static string Atomic(string text) => text;

    private static string Indent(string statements) =>
        string.Concat(
            statements
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => "        " + line + "\n")
        );

    private string Source()
    {
        var text = new StringBuilder();
        foreach (string line in draft.Header)
            text.Append(line).Append('\n');
        text.Append(
            "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing "
                + $"GeoDL.Typed;\n\nnamespace {draft.Name};\n\n"
        );
        foreach (
            FeatureStruct type in draft
                .Larger.Select(static l => l.Type)
                .Prepend(draft.Input)
                .Union(draft.Structs)
                .Union(draft.FieldTypes)
        )
        {
            text.Append(type.Declaration).Append('\n');
        }
        text.Append('\n')
            .Append(string.Concat(draft.Attributes.Select(static a => a + "\n")))
            .Append(draft.Space.Attribute + "\n")
            .Append("public sealed partial class Net\n{\n");
        HashSet<LayerText> live = [.. draft.Steps.Select(static s => s.Layer).OfType<LayerText>()];
        foreach (LayerText layer in draft.Layers.Where(l => live.Contains(l) && !_moved.Contains(l)))
            text.Append("    ").Append(layer.Declaration).Append("\n\n");
        string note =
            draft.Result.IsOpen && !draft.Chance(0.4)
                ? $"    [return: Irreps(\"{draft.Result.Signature}\")]\n"
                : string.Empty;
        text.Append(note)
            .Append($"    public {draft.Result.TypeName} Forward({Parameters()})\n    {{\n")
            .Append(_body)
            .Append("    }\n");
        foreach (string member in draft.Members.Concat(_members))
            text.Append('\n').Append(Indented(member)).Append('\n');
        text.Append("}\n");
        foreach (string type in draft.Types.Concat(_types))
            text.Append('\n').Append(type).Append('\n');
        return text.ToString();
    }

    private static string Indented(string member) =>
        string.Join("\n", member.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line));

    private string Parameters()
    {
        var parameters = new List<string> { $"{Shape}PointCloud<{draft.Input.Name}> cloud" };
        if (draft.HasOther)
            parameters.Add($"PointCloud<{draft.Input.Name}> other");
        if (draft.Extra is { } extra)
            parameters.Add($"[Irreps(\"{extra.Signature}\")] Features extra");
        parameters.AddRange(OtherLarger.Select(static l => $"{l.Value.TypeName} {l.Value.Name}"));
        if (draft.Species is not null && !draft.IsSpeciesOptional)
            parameters.Add("Labels species");
        parameters.AddRange(["double scale", "int steps", "bool flag"]);
        parameters.AddRange(draft.Parameters.Select(static p => p.Parameter));
        if (draft.IsSpeciesOptional)
            parameters.Add("Labels? species = null");
        return string.Join(", ", parameters);
    }

    /// <summary>Parameters of larger groups beside the cloud.</summary>
    private string Shape =>
        draft.Images is { IsStated: true, Size: var size }
            ? $"[Shape({(size.IsVolume ? $"{size.Depth}, " : string.Empty)}{size.Height}, {size.Width}"
                + $"{(size.IsPeriodic ? ", IsPeriodic = true" : string.Empty)})] "
            : string.Empty;

    private IEnumerable<LargerInput> OtherLarger => draft.Larger.Where(l => l.Value != draft.Cloud);

    private string Handed(LargerInput larger) =>
        $"input.{(larger.IsCloud ? "Also" : "OnPointsAs")}<{larger.Type.Name}, {draft.Input.Name}>(cloud, "
        + $"\"{larger.Type.Text}\")";

    /// <summary>The class that runs the model: not model code.</summary>
    private string Entry()
    {
        FeatureStruct input = draft.Input;
        string other = draft.HasOther ? $", input.Cloud<{input.Name}>(\"{input.Text}\", salt: 5)" : string.Empty;
        string otherEntered = draft.HasOther
            ? $", pass.Enter(input.Cloud<{input.Name}>(\"{input.Text}\", salt: 5))"
            : string.Empty;
        string extra = draft.Extra is { } rows ? $", input.OnPoints(cloud, \"{rows.Signature}\")" : string.Empty;
        string entered = draft.Extra is null
            ? string.Empty
            : $", pass.Enter(input.OnPoints(cloud, \"{draft.Extra.Signature}\"))";
        string larger = string.Concat(OtherLarger.Select(l => ", " + Handed(l))),
            largerEntered = string.Concat(OtherLarger.Select(l => $", pass.Enter({Handed(l)})"));
        string labels = draft.Species is null ? string.Empty : ", input.Species(cloud, 3)";
        (string species, string last) = draft.IsSpeciesOptional ? (string.Empty, labels) : (labels, string.Empty);
        const string Numbers = ", input.Scale, input.Steps, input.Flag";
        string more = string.Concat(draft.Parameters.Select(static p => ", " + p.Argument)) + last;
        string moreEntered =
            string.Concat(
                draft.Parameters.Select(static p => p.IsEntered ? $", pass.Enter({p.Argument})" : ", " + p.Argument)
            ) + last;
        string predict =
            draft.Result.Kind == ValueKind.Positions
                ? string.Empty
                : $"        input.Give(_net.Predict(cloud{other}{extra}{larger}{species}{Numbers}{more}));\n";
        string forward =
            $"_net.Forward(pass.Enter(cloud){otherEntered}{entered}{largerEntered}{species}{Numbers}{moreEntered})";
        string training = draft.HasDropout ? "false" : "true";
        string record =
            draft.Result.Kind == ValueKind.Positions ? $"input.Give({forward});" : $"input.Give({forward}.ToRows());";
        return $$"""
            using System;
            using GeoDL.Typed;
            using GeoDL.Typed.Attack;

            namespace {{draft.Name}};

            public sealed class Entry : IAttackEntry
            {
                private readonly Net _net = new(7, Precision.Double);

                public void Run(AttackInput input)
                {
                    PointCloud<{{input.Name}}> cloud = input.Cloud<{{input.Name}}>("{{input.Text}}");
            {{predict}}        using Pass pass = _net.Record(training: {{training}});
                    {{record}}
                }
            }

            """;
    }
}
