using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class InspectionSpecs(Backend backend) : DatabaseSpecs(backend)
{
    [Fact]
    public virtual void Columns_are_those_of_the_model_shadow_properties_included()
    {
        Assert.Equal(["Name", "Color"], Tag.Columns);
        Assert.Equal(["Key", "Secret", "Text"], Note.Columns.Order());
        Assert.Equal(["BarkVolume", "Discriminator", "Id", "Name", "OwnerId"], Dog.Columns.Order());
    }

    [Fact]
    public virtual void Primary_keys_come_in_their_order()
    {
        Assert.Equal(["Id"], Post.PrimaryKeys);
        Assert.Equal(["OrderId", "Number"], OrderLine.PrimaryKeys);
        Assert.Equal(["Key"], Note.PrimaryKeys);
    }

    [Fact]
    public virtual void Relations_are_references_collections_and_owned_members()
    {
        Assert.Equal(["Comments", "Tags", "User"], Post.Relations.Order());
        Assert.Equal(["Address", "Customer", "Lines"], Order.Relations.Order());
        Assert.Equal(["Comments", "Tags", "User"], Post.SettableRelations.Order());
    }

    [Fact]
    public virtual void Settable_is_what_Fill_takes()
    {
        Assert.Equal(["BarkVolume", "Id", "Name", "Owner", "OwnerId"], Dog.SettableAttributes.Order());
        Assert.Equal(["Id", "Limit", "Name"], Wallet.SettableAttributes.Order());
        Assert.Equal(["Address", "Customer", "CustomerId", "Id", "Lines", "Total", "Version"], Order.SettableAttributes.Order());
    }

    [Fact]
    public virtual void Names_for_keys_are_those_of_the_language()
    {
        Assert.Equal(["color", "name", "posts"], Tag.FilterableAttributes.Order());
        Assert.Equal(["color", "name"], Tag.SortableAttributes.Order());
    }

    [Fact]
    public virtual void Generic_code_uses_the_static_classes_with_the_same_members()
    {
        Assert.Equal(Post.Columns, Inspection.Columns<Post>());
        Assert.Equal(Post.Relations, Inspection.Relations<Post>());
        Assert.Equal(Post.SortableAttributes, Querying.SortableAttributes<Post>());
    }
}
