using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads layers of scalar functions: <c>[Activation]</c>, <c>[Gate]</c>, <c>[MultiLayerPerceptron]</c>.
/// </summary>
internal static class ScalarLayerReader
{
    public static LayerOptions ReadActivation(LayerScope layer)
    {
        Irreps input = layer.Input.Irreps;
        IReadOnlyList<TypedConstant> given = layer.Attribute.List("Functions") ?? [];
        if (given.Count > 1 && given.Count != input.Count)
        {
            layer.Fault(
                FaultIds.ActivationCount,
                layer.Attribute.LocationOf("Functions"),
                $"{given.Count}",
                $"{input.Count}"
            );
            return new ActivationOptions(default, true, MomentConstants.Exact);
        }

        var functions = new Nonlinearity[input.Count];
        var result = new MulIrrep[input.Count];
        int before = layer.Faults.Count;
        for (int i = 0; i < input.Count; i++)
        {
            functions[i] = given.Count switch
            {
                0 => input[i].Irrep.IsPseudoScalar ? Nonlinearity.Tanh : Nonlinearity.SiLU,
                1 => (Nonlinearity)(int)given[0].Value!,
                _ => (Nonlinearity)(int)given[i].Value!,
            };
            // The identity commutes with everything: some blocks may pass through.
            if (functions[i] == Nonlinearity.Identity)
            {
                result[i] = input[i];
            }
            else if (input[i].Irrep.L > 0)
            {
                layer.Fault(
                    FaultIds.ActivationOfDegree,
                    layer.Input.BlockLocation(i),
                    layer.Input.BlockText(i),
                    functions[i].ToString()
                );
            }
            else if (NonlinearityFacts.Activate(input[i].Irrep, functions[i]) is { } irrep)
            {
                result[i] = new MulIrrep(input[i].Mul, irrep);
            }
            else
            {
                Parity(
                    layer,
                    i,
                    functions[i],
                    "an odd function such as Tanh, or an even one such as Abs, which gives 0e"
                );
            }
        }

        if (
            layer.Faults.Count == before
            && new Signature(new Irreps(result), layer.Group) is var fitting
            && fitting != layer.Result.Signature
        )
        {
            int block = Enumerable
                .Range(0, input.Count)
                .FirstOrDefault(i => i >= layer.Result.Irreps.Count || layer.Result.Irreps[i] != result[i]);
            if (
                block < layer.Result.Irreps.Count
                && layer.Result.Irreps[block].Irrep.L == 0
                && layer.Result.Irreps[block].Mul == result[block].Mul
            )
            {
                Parity(layer, block, functions[block], fitting.ToString());
            }
            else
            {
                layer.Fault(
                    FaultIds.SignatureChanged,
                    layer.Result.Location,
                    layer.Kind,
                    fitting.ToString(),
                    layer.Result.ToString()
                );
            }
        }

        return new ActivationOptions(
            functions.ToEquatableArray(),
            layer.Attribute.Flag("Normalize", true),
            layer.Choice("Constants", MomentConstants.Exact)
        );
    }

    public static LayerOptions ReadGate(LayerScope layer)
    {
        var options = new GateOptions(
            layer.Choice("Even", Nonlinearity.SiLU),
            layer.Choice("Odd", Nonlinearity.Tanh),
            layer.Choice("Gates", Nonlinearity.Sigmoid),
            layer.Choice("OddGates", Nonlinearity.Tanh),
            layer.Choice("Constants", MomentConstants.Exact)
        );
        (Irreps input, Irreps result) = (layer.Input.Irreps, layer.Result.Irreps);
        int pseudo = result.ToList().FindIndex(static b => b.Irrep.IsPseudoScalar && b.Mul > 0);
        if (pseudo >= 0 && NonlinearityFacts.ParityOf(options.Odd) != Algebra.Parity.Odd)
        {
            layer.Fault(
                FaultIds.ActivationParity,
                layer.Attribute.LocationOf("Odd"),
                options.Odd.ToString(),
                layer.Result.BlockText(pseudo),
                layer.Result.BlockText(pseudo),
                "an odd function such as Tanh"
            );
        }
        else if (
            CompositionRules.WhyNotGated(
                input,
                result,
                options.Even,
                options.Odd,
                options.Gates,
                options.OddGates,
                layer.Group
            )
            is not null
        )
        {
            var fitting = new Signature(GateSpec.Of(result, options.Even, options.Odd, options.Gates).In, layer.Group);
            layer.Fault(FaultIds.GateOperand, layer.Input.Location, layer.Input.ToString(), fitting.ToString());
        }

        return options;
    }

    public static LayerOptions ReadPerceptron(LayerScope layer)
    {
        foreach (OperandSource operand in new[] { layer.Input, layer.Result })
        {
            if (operand.Irreps.Any(static b => b.Mul > 0 && !b.Irrep.IsScalar))
                layer.Fault(FaultIds.PerceptronOperand, operand.Location, operand.ToString());
        }

        int[] hidden = layer.Attribute.List("Hidden")?.Select(static c => c.Value as int? ?? 0).ToArray() ?? [64];
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items("Hidden");
        for (int i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] < 1)
            {
                layer.Fault(
                    FaultIds.OptionOutOfRange,
                    i < items.Count ? LocationInfo.Of(items[i]) : layer.Attribute.Location,
                    "Hidden",
                    $"{hidden[i]}",
                    "at least 1"
                );
            }
        }

        return new PerceptronOptions(
            hidden.ToEquatableArray(),
            layer.Choice("Activation", Nonlinearity.SiLU),
            layer.Attribute.Flag("Bias", false),
            layer.Choice("Constants", MomentConstants.Exact)
        );
    }

    private static void Parity(LayerScope layer, int block, Nonlinearity function, string fitting)
    {
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items("Functions");
        LocationInfo? location =
            items.Count == 0 ? layer.Result.BlockLocation(block) : LocationInfo.Of(items[items.Count == 1 ? 0 : block]);
        string result = block < layer.Result.Irreps.Count ? layer.Result.BlockText(block) : layer.Result.ToString();
        layer.Fault(
            FaultIds.ActivationParity,
            location,
            function.ToString(),
            layer.Input.BlockText(block),
            result,
            fitting
        );
    }
}
