using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>
/// The record of a reader who sees names and nothing else: every symbol that an expression of the source stands for,
/// and no hidden one.
/// </summary>
internal static class NamedSymbols
{
    public static JudgedSymbols Of(Compilation compilation)
    {
        var record = new JudgedSymbols();
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(static t => !GeneratedFiles.Contains(t)))
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (node is not (ExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax))
                    continue;
                if (model.GetSymbolInfo(node).Symbol is { } symbol)
                    record.Add(node, symbol);
                // Conversions that are C#'s own lead to a type, and call nothing.
                if (
                    node is ExpressionSyntax expression
                    && model.GetTypeInfo(expression) is { ConvertedType: { } converted }
                    && !model.GetConversion(expression).IsUserDefined
                )
                {
                    record.Add(node, converted);
                }
            }
        }

        return record;
    }
}
