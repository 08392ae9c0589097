namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A name or value of a control, with its position.</summary>
internal sealed record QuerySetting(RawValue Value, QueryOrigin Origin)
{
    public string Text => Value.Text;
}
