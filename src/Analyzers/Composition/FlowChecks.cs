using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The checks of values, and what is reported when they fail. Nothing is reported while signatures are still being
/// determined.
/// </summary>
/// <param name="declarations">The declarations as the reader reads them.</param>
/// <param name="group">The group of the model.</param>
/// <param name="model">The semantic model of the file.</param>
/// <param name="reporter">Where mistakes are reported; null until the analysis has converged.</param>
/// <param name="isStrict">Whether an unknown signature is a mistake, as it is inside models and checked
/// helpers.</param>
internal sealed class FlowChecks(
    DeclarationCache declarations,
    SymmetryGroup group,
    SemanticModel model,
    FlowReporter? reporter,
    bool isStrict
)
{
    /// <summary>Whether mistakes are reported now.</summary>
    public FlowReporter? Reporter => reporter;

    /// <summary>The group of the model.</summary>
    public SymmetryGroup Group => group;

    /// <summary>What a type declares about its values.</summary>
    public DeclaredSignature TypeOf(ITypeSymbol? type) => declarations.TypeOf(type);

    /// <summary>
    /// The signature that code states as a text; null if it is none of the model's group, which is a mistake where the
    /// group is known.
    /// </summary>
    public Signature? Written(string text, SyntaxNode where)
    {
        var expression = where as ExpressionSyntax;
        Signature? signature = DeclaredSignatures.Read(text, group, expression, out EquatableArray<Fault> faults);
        if (isStrict)
            reporter?.Report(faults, model, where);
        return signature;
    }

    /// <summary>Checks a value that is passed to a layer, or to another method that declares its signatures.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expected">The signature that is required.</param>
    /// <param name="taker">The method.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="where">The argument.</param>
    /// <param name="isLayer">Whether the method is a layer, of which a restriction takes another group.</param>
    public void Argument(
        FlowValue value,
        Signature expected,
        IMethodSymbol taker,
        IParameterSymbol parameter,
        SyntaxNode where,
        bool isLayer = false
    )
    {
        string name = FlowNames.Symbol(taker);
        if (value.Kind == FlowValueKind.Unknown && isStrict)
        {
            ReportUnknown(value, expected, name, parameter.Locations, where);
            return;
        }

        if (Misfits(value, expected, isLayer) is not [var misfit, ..])
            return;
        bool isParity = CompositionRules.DifferInParityOnly(misfit.Signature, expected);
        ImmutableDictionary<string, string?> properties = Wanted(expected)
            .Add(FixProperties.Given, misfit.Signature.ToString())
            .Add(FixProperties.Parameter, parameter.Name);
        object[] arguments = isParity
            ? [misfit.Giver, misfit.Signature, name, expected, CompositionRules.ParityDifference(expected.Group)]
            :
            [
                misfit.Giver,
                misfit.Signature,
                name,
                expected,
                CompositionRules.Difference(misfit.Signature, expected)!,
            ];
        Tell(
            [misfit],
            isParity ? Descriptors.ParityMismatch : Descriptors.ArgumentMismatch,
            where,
            [misfit.Place, .. parameter.Locations],
            properties,
            arguments
        );
    }

    /// <summary>
    /// Checks a value that is stored in a place with a declared signature: the result of a method, a property.
    /// </summary>
    public void Place(
        FlowValue value,
        Signature expected,
        string place,
        IEnumerable<Location> declared,
        SyntaxNode where
    )
    {
        if (value.Kind == FlowValueKind.Unknown && isStrict)
        {
            ReportUnknown(value, expected, place, declared, where);
        }
        else if (Misfits(value, expected) is [var misfit, ..])
        {
            Report(
                Descriptors.PlaceMismatch,
                where,
                misfit,
                [misfit.Place, .. declared],
                place,
                expected,
                CompositionRules.Difference(misfit.Signature, expected)!
            );
        }
    }

    /// <summary>
    /// Checks a value that <c>From</c> converts to a type. An unknown signature is checked at run time.
    /// </summary>
    public void Conversion(FlowValue value, Signature expected, string type, SyntaxNode where)
    {
        if (Misfits(value, expected) is [var misfit, ..])
        {
            Report(
                Descriptors.ConversionMismatch,
                where,
                misfit,
                [misfit.Place],
                type,
                expected,
                CompositionRules.Difference(misfit.Signature, expected)!
            );
        }
    }

    /// <summary>
    /// Checks a value that is converted to <c>Scalars</c> or <c>PseudoScalars</c>: any number of copies of one irrep.
    /// Returns whether it fits.
    /// </summary>
    public bool Conversion(FlowValue value, Irrep expected, string type, SyntaxNode where)
    {
        foreach (Possibility possibility in value.Possibilities)
        {
            if (
                possibility.Signature.Irreps.FirstOrDefault(b => b.Mul > 0 && b.Irrep != expected) is { Mul: > 0 } other
                && !(isStrict && possibility.Signature.Group != group)
            )
            {
                // Under SO(3) 0o does not exist, so a signature is made only of copies that exist.
                int copies = possibility.Signature.Irreps.CountOf(expected);
                string kept =
                    copies == 0
                        ? $"{expected}"
                        : new Signature(
                            new Irreps(new MulIrrep(copies, expected)),
                            possibility.Signature.Group
                        ).ToString();
                Report(
                    Descriptors.ConversionMismatch,
                    where,
                    possibility,
                    [possibility.Place],
                    type,
                    $"copies of {expected}",
                    $"The block {new Block(null, other).ToString()} transforms "
                        + $"differently. Select the blocks that are {kept}."
                );
                return false;
            }
        }

        return true;
    }

    /// <summary>Checks two values that are added or subtracted. Returns the value of the result.</summary>
    public FlowValue Sum(FlowValue left, FlowValue right, string operation, SyntaxNode where)
    {
        if (left.Kind != FlowValueKind.Known || right.Kind != FlowValueKind.Known)
        {
            // Unknown signatures are compared at run time, so the result has the other one's signature.
            return left.Kind == FlowValueKind.Silent || right.Kind == FlowValueKind.Silent ? FlowValue.Silent
                : left.Kind is FlowValueKind.Known or FlowValueKind.Pair ? left
                : right.Kind == FlowValueKind.Nothing ? left
                : right;
        }

        foreach (Possibility first in left.Possibilities)
        {
            if (Misfits(right, first.Signature) is [var misfit, ..])
            {
                Tell(
                    [misfit, first],
                    Descriptors.SumMismatch,
                    where,
                    [misfit.Place, first.Place],
                    Wanted(first.Signature).Add(FixProperties.Given, misfit.Signature.ToString()),
                    misfit.Giver,
                    misfit.Signature,
                    operation,
                    first.Signature,
                    CompositionRules.Difference(misfit.Signature, first.Signature)!
                );
                return FlowValue.Silent;
            }
        }

        return left;
    }

    /// <summary>
    /// Checks a factor that scales a value: it has one copy, or as many as each block, or one for each copy of all
    /// blocks.
    /// </summary>
    public bool Scales(Possibility factor, Possibility value, SyntaxNode where)
    {
        int count = factor.Signature.Dim;
        Irreps merged = value.Signature.Canonical.Irreps;
        if (count == 1 || count == merged.NumIrreps || merged.All(b => b.Mul == count))
            return true;
        Tell(
            [factor],
            Descriptors.ScalarCopies,
            where,
            [factor.Place, value.Place],
            null,
            factor.Giver,
            count,
            value.Signature
        );
        return false;
    }

    /// <summary>
    /// Checks a value that is averaged or integrated over a surface. An unknown signature is checked at run time.
    /// </summary>
    public void OverSurface(FlowOperand operand, ISymbol taker)
    {
        Possibility[] wrong =
        [
            .. operand.Value.Possibilities.Where(static p =>
                p.Signature.Irreps.Any(b => b.Mul > 0 && b.Irrep != p.Signature.Group.Trivial)
            ),
        ];
        if (wrong is [var first, ..])
        {
            Tell(
                [first],
                Descriptors.OverSurface,
                operand.Operation.Syntax,
                [first.Place],
                null,
                first.Giver,
                first.Signature,
                taker.Name
            );
        }
    }

    /// <summary>Checks the operand of a restriction about an axis: it is no feature of a mesh.</summary>
    public void AboutAxis(IMethodSymbol layer, IOperation operand)
    {
        IOperation given = operand is IConversionOperation { IsImplicit: true } conversion
            ? conversion.Operand
            : operand;
        if (given is IPropertyReferenceOperation { Instance: { } meshes } && SpaceTypes.IsSurface(meshes.Type))
        {
            reporter?.Report(
                Descriptors.RestrictedAboutAxis,
                model,
                operand.Syntax,
                layer.Locations,
                null,
                FlowNames.Symbol(layer),
                FlowNames.Expression(meshes.Syntax).TrimEnd('\'') + ".Surface'"
            );
        }
    }

    /// <summary>Shows what is known about a local variable, where a project asks for it.</summary>
    public void Show(ILocalSymbol local, FlowValue value, SyntaxNode target)
    {
        if (value.Kind == FlowValueKind.Known && reporter is { } to && to.IsShown(model.Compilation, target.SyntaxTree))
        {
            Location where = target is VariableDeclaratorSyntax declarator
                ? declarator.Identifier.GetLocation()
                : target.GetLocation();
            to.Show(
                Diagnostic.Create(
                    Descriptors.LocalSignature,
                    where,
                    local.Name,
                    string.Join("\" or \"", value.Possibilities.Select(static p => p.Signature)),
                    value.Possibilities[0].Giver
                )
            );
        }
    }

    /// <summary>Reports a value that lives on other rows than it must.</summary>
    public void ReportRows(FlowOperand operand, FlowDomain rows, string other, FlowDomain wanted) =>
        reporter?.Report(
            Descriptors.RowsMismatch,
            model,
            operand.Operation.Syntax,
            [],
            null,
            FlowNames.Expression(operand.Operation.Syntax),
            Rows(rows, operand.Operation.Syntax),
            other,
            FlowNames.Bridge(rows, wanted, SpaceAt(operand.Operation.Syntax))
        );

    /// <summary>The name of a kind of rows, in the words of the space that the code around is about.</summary>
    public string Rows(FlowDomain rows, SyntaxNode place) => FlowNames.Rows(rows, SpaceAt(place));

    /// <summary>The space of the first parameter around a place that belongs to one; null if none does.</summary>
    private SpaceNames? SpaceAt(SyntaxNode place)
    {
        for (
            ISymbol? around = model.GetEnclosingSymbol(place.SpanStart);
            around is not null;
            around = around.ContainingSymbol
        )
        {
            foreach (IParameterSymbol parameter in (around as IMethodSymbol)?.Parameters ?? [])
            {
                if (SpaceTypes.OfAny(parameter.Type) is { } space)
                    return space;
            }
        }

        return null;
    }

    /// <summary>Reports a value that lives on another grid than it must.</summary>
    public void ReportGrids(FlowOperand operand, FlowGrid grid, string other, FlowGrid wanted) =>
        reporter?.Report(
            Descriptors.RowsMismatch,
            model,
            operand.Operation.Syntax,
            [],
            null,
            FlowNames.Expression(operand.Operation.Syntax),
            grid.Text,
            other,
            $"{wanted.Bridge} that ends on {wanted.Text}"
        );

    /// <summary>Reports a layer or a grid that does not fit the size of the images.</summary>
    public void ReportSize(ISymbol taker, (string Reason, string Remedy) misfit, SyntaxNode where) =>
        reporter?.Report(
            Descriptors.SizeMisfit,
            model,
            where,
            [],
            null,
            FlowNames.Symbol(taker),
            misfit.Reason,
            misfit.Remedy
        );

    private static ImmutableDictionary<string, string?> Wanted(Signature expected) =>
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Expected, expected.ToString());

    /// <summary>
    /// The signatures of a value that differ from the required one, unreported ones first. In strict code the group is
    /// left to another rule.
    /// </summary>
    private Possibility[] Misfits(FlowValue value, Signature expected, bool isLayer = false) =>
        value
            .Possibilities.Where(p =>
                p.Signature != expected
                && !(isStrict && p.Signature.Group != expected.Group && !(isLayer && p.Signature.Group == group))
            )
            .OrderBy(p => reporter is null || reporter.IsNews(p) ? 0 : 1)
            .ToArray();

    private void Report(
        DiagnosticDescriptor rule,
        SyntaxNode where,
        Possibility misfit,
        IEnumerable<Location> others,
        params object[] rest
    ) => Tell([misfit], rule, where, others, null, [misfit.Giver, misfit.Signature, .. rest]);

    private void ReportUnknown(
        FlowValue value,
        Signature expected,
        string taker,
        IEnumerable<Location> declared,
        SyntaxNode where
    )
    {
        if (reporter is not null && reporter.IsNews(value.Reason!, where))
        {
            reporter.Report(
                Descriptors.UnknownSignature,
                model,
                where,
                declared,
                Wanted(expected),
                taker,
                value.Reason!,
                expected.ToString()
            );
        }
    }

    /// <summary>
    /// Reports wrong signatures, unless the first of them is reported already: a wrong value is one mistake, however
    /// often it is used.
    /// </summary>
    private void Tell(
        Possibility[] signatures,
        DiagnosticDescriptor rule,
        SyntaxNode where,
        IEnumerable<Location> others,
        ImmutableDictionary<string, string?>? properties,
        params object[] arguments
    )
    {
        if (reporter is null || !signatures.All(reporter.IsNews))
            return;
        reporter.Report(rule, model, where, others, properties, arguments);
        foreach (Possibility signature in signatures)
            reporter.Remember(signature);
    }
}
