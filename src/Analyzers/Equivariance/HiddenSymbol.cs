namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The kinds of symbols that the compiler binds implicitly: they are not named in the text.
/// </summary>
internal enum HiddenSymbol
{
    /// <summary>A conversion that is an operation of its own in the tree.</summary>
    Conversion,

    /// <summary>The conversions into and out of the operator of a compound assignment, and of an increment.</summary>
    CompoundConversion,

    /// <summary><c>Deconstruct</c>, at any depth of a deconstruction.</summary>
    Deconstruct,

    /// <summary>The conversions of the parts of a deconstruction.</summary>
    DeconstructConversion,

    /// <summary>
    /// What a <c>foreach</c> calls: <c>GetEnumerator</c>, <c>MoveNext</c>, <c>Current</c>, <c>Dispose</c>.
    /// </summary>
    Enumerator,

    /// <summary>The conversion of each element of a <c>foreach</c> or a spread.</summary>
    ElementConversion,

    /// <summary>
    /// The operators and conversions of a comparison of tuples, and the conversions of the parts of a tuple.
    /// </summary>
    Tuple,

    /// <summary><c>true</c> and <c>false</c> behind conditions, <c>&amp;&amp;</c> and <c>||</c>.</summary>
    TrueFalse,

    /// <summary>
    /// The constructor and the calls of a handler of interpolated strings, with the arguments that it gets.
    /// </summary>
    StringHandler,

    /// <summary>Constructors, builders and <c>Add</c> behind a collection expression or an initialiser.</summary>
    CollectionBuilder,

    /// <summary>What patterns call: <c>Deconstruct</c>, <c>Length</c>, indexers, properties.</summary>
    Pattern,

    /// <summary>Indexers, <c>Length</c> and <c>Slice</c> behind an index from the end or a range.</summary>
    ImplicitIndexer,

    /// <summary>What an <c>await</c> calls.</summary>
    Await,

    /// <summary><c>Dispose</c> behind <c>using</c>.</summary>
    Dispose,

    /// <summary>What <c>with</c> calls to copy.</summary>
    Clone,
}
