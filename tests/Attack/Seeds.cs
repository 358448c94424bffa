namespace GeoDL.Typed.Attack;

/// <summary>One seed a program, from the seed of the run.</summary>
internal static class Seeds
{
    public static int Of(int run, int program) => unchecked((run * 1_000_003) + (program * 7919)) & int.MaxValue;
}
