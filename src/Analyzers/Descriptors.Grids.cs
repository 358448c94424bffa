using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <content>GDL213x: layers on grids, and what grids keep of a group.</content>
public static partial class Descriptors
{
    /// <summary>An option of a convolution over another space.</summary>
    public static readonly DiagnosticDescriptor OptionOfOtherSpace = Layer(
        FaultIds.OptionOfOtherSpace,
        "The option belongs to convolutions over another space",
        "{1} of '{0}' is an option of convolutions over {2}. This one is over {3}, where it has no meaning. Remove it."
    );

    /// <summary>A model whose group its grids do not keep.</summary>
    public static readonly DiagnosticDescriptor ApproximateMissing = Layer(
        FaultIds.ApproximateMissing,
        "A model that is not exact says how far its layers may deviate",
        "Layer '{3}' of {0} keeps {2} of {1} exactly. Under the rest it is approximate, and a model that does not say "
            + "so is exact. Write Approximate = 0.03 on the model for layers that deviate by at most 3 %{4}."
    );

    /// <summary>An order that a kernel does not carry within the model's bound.</summary>
    public static readonly DiagnosticDescriptor OrderNotCarried = Layer(
        FaultIds.OrderNotCarried,
        "The kernel is too small for the order",
        "'{0}' asks for {6} {1}, which {2} sample with a residual of {3} at best. The model allows {4}, so nothing of "
            + "this {6} is left. Write {5}."
    );

    /// <summary>A function on a circle with too few samples for the model's bound.</summary>
    public static readonly DiagnosticDescriptor AliasingTooLarge = Layer(
        FaultIds.AliasingTooLarge,
        "The function has too few samples for the model's bound",
        "'{0}' aliases: under turns that its samples do not make, it deviates by {1}. The model allows {2}. Write {3}."
    );

    /// <summary>A model in code that allows less deviation from the group.</summary>
    public static readonly DiagnosticDescriptor ModelDeviates = Layer(
        FaultIds.ModelDeviates,
        "The model deviates from the group by more than is allowed here",
        "In '{0}', layers of {1} may deviate from the group by {2}, but {3} allows {4}. What is made of its results "
            + "deviates as well. {5}."
    );

    /// <summary>An irrep that no sampled kernel reaches.</summary>
    public static readonly DiagnosticDescriptor UnreachableOnPixels = Layer(
        FaultIds.UnreachableOnPixels,
        "No sampled kernel reaches this irrep",
        "No path of '{0}' reaches {1}. Operand and the harmonics that {2} carry couple to {3} only, so "
            + "that output would always be zero. {4}."
    );

    /// <summary>A group convolution from or to something other than fields.</summary>
    public static readonly DiagnosticDescriptor ConvolvedTerm = Layer(
        FaultIds.ConvolvedTerm,
        "A group convolution is between fields",
        "'{0}' convolves \"{1}\", which is no field. A group convolution has the values of fields, which the group "
            + "permutes; components of an irrep turn into each other. Write a field such as \"8x regular\", or use "
            + "[SteerableConvolution]."
    );

    /// <summary>A group convolution under a group that square pixels do not keep.</summary>
    public static readonly DiagnosticDescriptor GroupOfPixels = Layer(
        FaultIds.GroupOfPixels,
        "Square pixels do not keep the group of a group convolution",
        "'{0}' is a group convolution under {1}. It moves pixels onto pixels exactly, which C_1, C_2, C_4, D_1, D_2 "
            + "and D_4 do. Write Group = Group.{2} on the model, or use [SteerableConvolution]."
    );

    /// <summary>A pool by value of irreps that have none.</summary>
    public static readonly DiagnosticDescriptor MaxPoolOperand = Layer(
        FaultIds.MaxPoolOperand,
        "Only scalars and fields have a largest value",
        "'{0}' takes the largest value of {1}. Its components change when the image turns, so the largest of one "
            + "component is another pixel's in the turned image. {2}."
    );

    /// <summary>Squares in a model whose group the grid does not keep.</summary>
    public static readonly DiagnosticDescriptor NearestUpsampling = Layer(
        FaultIds.NearestUpsampling,
        "Repeated pixels do not turn",
        "'{0}' repeats each {3} as a {4}, whose edges turn by quarters only. The grid keeps {2} of {1}, and such "
            + "edges deviate under the rest at any resolution. Remove Mode, which is Bilinear then."
    );

    /// <summary>A layer or a grid that does not fit the size of the images.</summary>
    public static readonly DiagnosticDescriptor SizeMisfit = Layer(
        DiagnosticIds.SizeMisfit,
        "The layer does not fit the size of the images",
        "{0} does not fit its grid. {1}. {2}."
    );

    /// <summary>A size of images where none enter.</summary>
    public static readonly DiagnosticDescriptor ShapeForm = Layer(
        FaultIds.ShapeForm,
        "A size belongs to images that enter a model",
        "[Shape] on '{0}' has no meaning. It is the size of the images or volumes that a public Forward takes: two "
            + "numbers of at least 1 on a parameter Grid2<T>, as [Shape(29, 29)], or three on Grid3<T>. Write it "
            + "there, or remove it."
    );
}
