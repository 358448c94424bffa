using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Emitted products against values and gradients computed with e3nn 0.5.5.</summary>
public sealed class ProductReferenceTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void CommittedCases_CoverEachModeAndAgree()
    {
        IReadOnlyList<ProductCase> cases = ProductCase.Load(ReferenceData.LoadLocal("Data/tensor_products.json"));
        Assert.Equal(
            Enum.GetValues<ConnectionMode>(),
            cases.SelectMany(c => c.Spec.Paths).Select(p => p.Mode).Distinct().Order()
        );
        Check(cases, new ReferenceComparison("tensor_products.json, committed"));
    }

    [ReferenceDataFact("reference/tensor_products.json")]
    [Trait("Page", "accuracy")]
    public void AllReferenceCases_Agree()
    {
        IReadOnlyList<ProductCase> cases = ProductCase.Load(ReferenceData.Load("reference/tensor_products.json"));
        Assert.Equal(36, cases.Count);
        Check(cases, new ReferenceComparison("tensor_products.json"));
    }

    private void Check(IReadOnlyList<ProductCase> cases, ReferenceComparison comparison)
    {
        using EmittedAssembly emitted = ProductFiles.Compile([.. cases.Select(c => ("Product_" + c.Name, c.Spec))]);
        foreach (ProductCase reference in cases)
        {
            foreach (Type number in new[] { typeof(float), typeof(double) })
            {
                IProduct kernel = emitted.Adapt<IProduct>(typeof(Product<,>), "Product_" + reference.Name, number);
                Check(
                    reference,
                    kernel,
                    (what, expected, actual) =>
                        comparison.Compare(reference.Name, what, expected, actual, number == typeof(double))
                );
            }
        }

        output.WriteLine(comparison.ToString());
    }

    private static void Check(ProductCase reference, IProduct kernel, Action<string, double[], double[]> compare)
    {
        Algebra.TensorProductSpec spec = reference.Spec;
        double[] x = Layouts.ToInner(spec.In1, reference.X);
        double[] y = Layouts.ToInner(spec.In2, reference.Y.Length == 0 ? reference.X : reference.Y);
        double[] z = Layouts.ToPublic(spec.Out, kernel.Forward(reference.Rows, x, y, reference.W));
        if (reference.IsRoot)
        {
            // e3nn's Norm takes the root of the product; its gradient is that of the root.
            z = [.. z.Select(Math.Sqrt)];
        }

        compare("values", reference.Out, z);

        double[] cotangent = reference.IsRoot
            ? [.. reference.Cotangent.Zip(z, (g, root) => g / (2 * root))]
            : reference.Cotangent;
        (double[] gx, double[] gy, double[] gw) = kernel.Backward(
            reference.Rows,
            x,
            y,
            reference.W,
            Layouts.ToInner(spec.Out, cotangent)
        );
        if (reference.IsSquare)
            gx = [.. gx.Zip(gy, (a, b) => a + b)];
        else
            compare("gradient of y", reference.GradY, Layouts.ToPublic(spec.In2, gy));

        compare("gradient of x", reference.GradX, Layouts.ToPublic(spec.In1, gx));
        compare("gradient of w", reference.GradW, gw);
    }
}
