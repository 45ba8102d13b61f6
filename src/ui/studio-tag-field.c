/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-tag-field.h"

#include "studio-property.h"
#include "studio-tag-completion.h"
#include "studio-tags.h"
#include "studio-tooltip.h"
#include "studio-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define TAG_KEY "studio-tag"

struct _StudioTagField
{
  AdwBin parent_instance;

  GtkBox *chips;
  GtkEditable *entry;
  StudioTagCompletion *completion;
  char *tags;
};

typedef enum
{
  PROP_TAGS = 1,
} StudioTagFieldProperty;

static GParamSpec *properties[PROP_TAGS + 1];

G_DEFINE_FINAL_TYPE (StudioTagField, studio_tag_field, ADW_TYPE_BIN)

static guint added_signal;
static guint removed_signal;

static void
remove_clicked_cb (StudioTagField *self, GtkWidget *button)
{
  /* The chip goes with its tag while the signal runs. */
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (button), TAG_KEY));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, removed_signal, 0, tag);
}

static GtkWidget *
create_chip (StudioTagField *self, const char *tag)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: takes a tag off an image; %s is the tag */
  g_autofree char *name = g_strdup_printf (_ ("Remove Tag “%s”"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  studio_tooltip_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), TAG_KEY, g_strdup (tag), g_free);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
show_chips (StudioTagField *self)
{
  g_auto (GStrv) tags = studio_tags_split (self->tags);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (gsize i = 0; tags[i] != NULL; i++)
    gtk_box_append (self->chips, create_chip (self, tags[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), tags[0] != NULL);
}

static void
activate_cb (StudioTagField *self)
{
  if (!studio_tag_completion_take (self->completion))
    studio_tag_field_commit (self);
}

static void
leave_cb (StudioTagField *self)
{
  studio_tag_field_commit (self);
}

static void
studio_tag_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioTagFieldProperty) id)
    {
    case PROP_TAGS:
      g_value_set_string (value, STUDIO_TAG_FIELD (object)->tags);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_tag_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioTagField *self = STUDIO_TAG_FIELD (object);

  switch ((StudioTagFieldProperty) id)
    {
    case PROP_TAGS:
      if (studio_property_set_string (self, pspec, &self->tags, g_value_get_string (value)))
        show_chips (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_tag_field_dispose (GObject *object)
{
  StudioTagField *self = STUDIO_TAG_FIELD (object);

  if (self->completion != NULL)
    studio_tag_completion_dispose (self->completion);
  g_clear_object (&self->completion);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_TAG_FIELD);
  G_OBJECT_CLASS (studio_tag_field_parent_class)->dispose (object);
}

static void
studio_tag_field_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_TAG_FIELD (object)->tags, g_free);
  G_OBJECT_CLASS (studio_tag_field_parent_class)->finalize (object);
}

static guint
install_signal (StudioTagFieldClass *klass, const char *name, GType argument)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       argument);
}

static void
studio_tag_field_class_init (StudioTagFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_tag_field_get_property;
  object_class->set_property = studio_tag_field_set_property;
  object_class->dispose = studio_tag_field_dispose;
  object_class->finalize = studio_tag_field_finalize;
  properties[PROP_TAGS] = g_param_spec_string ("tags", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  added_signal = install_signal (klass, "added", G_TYPE_STRV);
  removed_signal = install_signal (klass, "removed", G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-tag-field.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTagField, chips);
  gtk_widget_class_bind_template_child (widget_class, StudioTagField, entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
studio_tag_field_init (StudioTagField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->completion = studio_tag_completion_new (GTK_ENTRY (self->entry));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->chips),
                                 g_object_new (STUDIO_TYPE_WRAP_LAYOUT, NULL));
  show_chips (self);
}

/**
 * studio_tag_field_parse:
 * @text: what was typed: tags with commas between
 *
 * Returns: (transfer full) (array zero-terminated=1): each, cleaned as by studio_tags_clean()
 */
char **
studio_tag_field_parse (const char *text)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *tag = studio_tags_clean (pieces[i]);
      if (tag != NULL)
        g_strv_builder_add (tags, tag);
    }
  return g_strv_builder_end (tags);
}

/**
 * studio_tag_field_commit:
 * @self: a field
 *
 * Adds what is typed, as Return does, and as leaving the field does.
 */
void
studio_tag_field_commit (StudioTagField *self)
{
  g_return_if_fail (STUDIO_IS_TAG_FIELD (self));
  g_auto (GStrv) tags = studio_tag_field_parse (gtk_editable_get_text (self->entry));

  gtk_editable_set_text (self->entry, "");
  if (tags[0] != NULL)
    g_signal_emit (self, added_signal, 0, tags);
}

/**
 * studio_tag_field_set_known:
 * @self: a field
 * @tags: (array zero-terminated=1): tags that other images have, to be proposed
 */
void
studio_tag_field_set_known (StudioTagField *self, const char *const *tags)
{
  g_return_if_fail (STUDIO_IS_TAG_FIELD (self));
  studio_tag_completion_set_tags (self->completion, tags);
}
