namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A name or value of a control, and where it stands.</summary>
internal sealed record QuerySetting(RawValue Value, QueryOrigin Origin)
{
    public string Text => Value.Text;
}
