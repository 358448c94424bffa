using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL21xx: selection rules and sizes of layers.</content>
public static partial class Descriptors
{
    /// <summary>An irrep that no path of a product reaches.</summary>
    public static readonly DiagnosticDescriptor UnreachableByProduct = Layer(
        FaultIds.UnreachableByProduct,
        "No path of the product reaches this irrep",
        "{3}"
    );

    /// <summary>An irrep of the result that the operand of a linear map lacks.</summary>
    public static readonly DiagnosticDescriptor UnreachableByLinear = Layer(
        FaultIds.UnreachableByLinear,
        "No linear map reaches this irrep",
        "{3}"
    );

    /// <summary>Multiplicities that do not fit the mode.</summary>
    public static readonly DiagnosticDescriptor MultiplicityMismatch = Layer(
        FaultIds.MultiplicityMismatch,
        "The multiplicities do not fit the kind of product",
        "'{0}' couples copy by copy, but one operand is {1}. Copies without a partner have no product. "
            + "Write {2}, or another Kind."
    );

    /// <summary>A pointwise function applied to l &gt; 0.</summary>
    public static readonly DiagnosticDescriptor ActivationOfDegree = Layer(
        FaultIds.ActivationOfDegree,
        "A pointwise function acts on scalars only",
        "'{0}' applies {2} to {1}. A pointwise function acts on each component alone and does not "
            + "commute with rotation. {3}."
    );

    /// <summary>A function of 0o whose parity does not give the declared result.</summary>
    public static readonly DiagnosticDescriptor ActivationParity = Layer(
        FaultIds.ActivationParity,
        "The function's parity does not give the declared result",
        "'{0}' applies {1} to {2} and declares {3}. Reflections change the sign of a pseudoscalar, and the result of "
            + "this function then does not transform as {3}. Write {4}."
    );

    /// <summary>A gate whose operand does not match its result.</summary>
    public static readonly DiagnosticDescriptor GateOperand = Layer(
        FaultIds.GateOperand,
        "The operand is not what the gate takes",
        "'{0}' gates \"{1}\", which does not match its result. A gate takes the scalars of the result, one {3} for "
            + "each copy with {4} > 0, and these copies, sorted. Write \"{2}\" for the "
            + "operand, or Gated<T> of the result's type."
    );

    /// <summary>Harmonics of something other than one copy of l = 1.</summary>
    public static readonly DiagnosticDescriptor HarmonicsOperand = Layer(
        FaultIds.HarmonicsOperand,
        "Harmonics are taken of one vector",
        "'{0}' takes harmonics of \"{1}\". Harmonics are functions of one direction, and only {2} is one. Write {3}."
    );

    /// <summary>Harmonics whose result is not one copy of each degree with its parity.</summary>
    public static readonly DiagnosticDescriptor HarmonicsResult = Layer(
        FaultIds.HarmonicsResult,
        "Harmonics have one copy of each degree",
        "'{0}' declares harmonics \"{1}\". The harmonics of degree l are one irrep, whose parity is "
            + "that of l vectors multiplied. Write \"{2}\"."
    );

    /// <summary>A layer that keeps its signature, with another result.</summary>
    public static readonly DiagnosticDescriptor SignatureChanged = Layer(
        FaultIds.SignatureChanged,
        "This kind of layer keeps its signature",
        "[{1}] gives \"{2}\", but '{0}' declares \"{3}\". It acts on each copy separately, so multiplicities and "
            + "degrees stay the same. Write \"{2}\" for the result."
    );

    /// <summary>An irrep that a convolution does not reach.</summary>
    public static readonly DiagnosticDescriptor UnreachableByConvolution = Layer(
        FaultIds.UnreachableByConvolution,
        "No path of the convolution reaches this irrep",
        "No path of '{0}' reaches {1}. Operand and edge harmonics couple to {2} only, so that output "
            + "would always be zero. {3}."
    );

    /// <summary>A perceptron on something other than 0e.</summary>
    public static readonly DiagnosticDescriptor PerceptronOperand = Layer(
        FaultIds.PerceptronOperand,
        "A perceptron acts on invariant scalars only",
        "'{0}' applies a perceptron to \"{1}\". It applies functions to sums of components, which commutes with "
            + "the elements of {2} only for {3}. Write {3} blocks, or use [Linear] and [Gate]."
    );

    /// <summary>An option out of its range.</summary>
    public static readonly DiagnosticDescriptor OptionOutOfRange = Layer(
        FaultIds.OptionOutOfRange,
        "The option is out of its range",
        "The option {1} of '{0}' is {2}. The layer is not defined there. Allowed: {3}."
    );

    /// <summary>A listed path that is wrong.</summary>
    public static readonly DiagnosticDescriptor BadPath = Layer(FaultIds.BadPath, "The listed path is wrong", "{1}");

    /// <summary>Neither one function nor one per block.</summary>
    public static readonly DiagnosticDescriptor ActivationCount = Layer(
        FaultIds.ActivationCount,
        "There must be one function for all blocks, or one for each block",
        "'{0}' has {1} functions for {2} blocks. Each block needs a function that fits its parity. "
            + "Write one for all, or {2} of them."
    );

    /// <summary>A residual layer whose operand and result differ.</summary>
    public static readonly DiagnosticDescriptor ResidualSignature = Layer(
        FaultIds.ResidualSignature,
        "A residual layer keeps its signature",
        "'{0}' is residual and takes \"{1}\" to \"{2}\". The operand is added to the result, and only "
            + "equal signatures add. Write one signature for both, or remove Residual."
    );

    /// <summary>A restriction with another result.</summary>
    public static readonly DiagnosticDescriptor RestrictionResult = Layer(
        FaultIds.RestrictionResult,
        "The restriction has another result",
        "'{0}' declares \"{1}\", but \"{2}\" becomes \"{3}\". What an irrep becomes under a smaller group is fixed. "
            + "Write \"{3}\"."
    );

    /// <summary>A restriction to a group that the operand's does not properly contain.</summary>
    public static readonly DiagnosticDescriptor RestrictionUpwards = Layer(
        FaultIds.RestrictionUpwards,
        "A restriction goes to a smaller group",
        "'{0}' restricts \"{1}\" of {2} to {3}, which is not a smaller group in it. Symmetry can be given up, not won. "
            + "Take an operand of a larger group, or remove the layer."
    );

    /// <summary>A Fourier activation of irreps that are no function on a circle.</summary>
    public static readonly DiagnosticDescriptor FourierOperand = Layer(
        FaultIds.FourierOperand,
        "A Fourier activation acts on functions on a circle",
        "'{0}' samples \"{1}\", which is no function on a circle. {2}. Write {3}."
    );

    /// <summary>A pool of something other than fields.</summary>
    public static readonly DiagnosticDescriptor PoolOperand = Layer(
        FaultIds.PoolOperand,
        "Only fields have values to pool",
        "'{0}' pools \"{1}\", which is no field. The components of an irrep are not values that the group permutes, so "
            + "their largest one means nothing. Write a field such as \"8x regular\", or take norms."
    );

    /// <summary>A pool with another result.</summary>
    public static readonly DiagnosticDescriptor PoolResult = Layer(
        FaultIds.PoolResult,
        "The pool has another result",
        "'{0}' declares \"{1}\", but \"{2}\" becomes \"{3}\". Each field gives one number that the group leaves "
            + "alone. Write \"{3}\"."
    );

    /// <summary>Heads that do not divide the copies of a block.</summary>
    public static readonly DiagnosticDescriptor HeadsDivideCopies = Layer(
        FaultIds.HeadsDivideCopies,
        "Heads divide the copies of each block",
        "'{0}' has {1} heads, which do not divide the copies of {2}. Each head has an equal part of the copies of each "
            + "block. Write Heads = {3}, or other copies."
    );

    /// <summary>Logits of attention that are not one scalar for each head.</summary>
    public static readonly DiagnosticDescriptor LogitOperand = Layer(
        FaultIds.LogitOperand,
        "Logits of attention are a scalar for each head",
        "'{0}' gets its logits as \"{1}\". An edge adds one invariant number to the logit of each head. Write \"{2}\"."
    );

    /// <summary>Options that exclude one another.</summary>
    public static readonly DiagnosticDescriptor OptionsConflict = Layer(
        FaultIds.OptionsConflict,
        "Two options exclude one another",
        "In '{0}', {1} excludes {2}. The reason: {3}. Remove one of them."
    );

    /// <summary>A product whose result does not fit its kind.</summary>
    public static readonly DiagnosticDescriptor ProductResult = Layer(
        FaultIds.ProductResult,
        "The result does not fit this kind of product",
        "'{0}' declares \"{1}\", which its product does not give. The copies of the result follow from "
            + "those of the operands. Write \"{2}\"."
    );

    /// <summary>A signature whose multiplicities are all zero.</summary>
    public static readonly DiagnosticDescriptor NoCopies = Layer(
        FaultIds.NoCopies,
        "The signature has no copy",
        "A signature of '{0}' is \"{1}\", which has no copy of any irrep. The layer would have no input or no output. "
            + "Write a multiplicity of 1 or more."
    );

    /// <summary>A layer that is too large for the compiler or for memory.</summary>
    public static readonly DiagnosticDescriptor LayerTooLarge = Layer(
        FaultIds.LayerTooLarge,
        "The layer is too large",
        "'{0}' would have {1} and the limit is {2}. It is set by {3}. {4}."
    );
}
