namespace EFCore.Mixins.UnitsOfWork;

/// <summary>The safe methods (RFC 9110, section 9.2.1, and RFC 10008).</summary>
internal static class SafeMethods
{
    public static bool Contain(string method)
        => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method)
            || HttpMethods.IsQuery(method);
}
