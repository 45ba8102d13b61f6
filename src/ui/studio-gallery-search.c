/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-search.h"

#include "studio-focus-chain.h"
#include "studio-property.h"
#include "studio-search-completion.h"
#include "studio-search-help.h"
#include "studio-search-tint.h"

struct _StudioGallerySearch
{
  AdwBin parent_instance;

  GtkEntry *search_entry;
  GtkRevealer *hint_revealer;
  GtkLabel *hint;

  StudioSearchCompletion *completion;
  gboolean replacing; /* by something else than typing */
  gboolean typed;     /* since the cursor moved */
};

typedef enum
{
  PROP_TEXT = 1,
} StudioGallerySearchProperty;

static GParamSpec *properties[PROP_TEXT + 1];
static guint changed_signal;
static guint leave_signal;

G_DEFINE_FINAL_TYPE (StudioGallerySearch, studio_gallery_search, ADW_TYPE_BIN)

/* The first thing that is wrong is enough. Under the text, and for those who do not see it. */
static void
update_marks (StudioGallerySearch *self, gboolean typing)
{
  const char *text = studio_gallery_search_get_text (self);
  g_autoptr (PangoAttrList) tint = studio_search_tint_new (text, typing);
  g_autofree char *sentence = studio_search_tint_explain (text, typing);

  gtk_entry_set_attributes (self->search_entry, tint);
  if (sentence != NULL)
    gtk_label_set_label (self->hint, sentence);
  gtk_revealer_set_reveal_child (self->hint_revealer, sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence == NULL ? "" : sentence,
                                  -1);
}

static void
changed_cb (StudioGallerySearch *self)
{
  const char *text = studio_gallery_search_get_text (self);

  gtk_entry_set_icon_from_icon_name (
      self->search_entry, GTK_ENTRY_ICON_SECONDARY, *text != '\0' ? "edit-clear-symbolic" : NULL);
  g_signal_emit (self, changed_signal, 0);
  update_marks (self, TRUE);
  /* What is typed is told of before the cursor has moved behind it. */
  self->typed = !self->replacing;
  if (self->typed)
    studio_search_completion_update (self->completion);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
cursor_cb (StudioGallerySearch *self)
{
  if (self->typed)
    studio_search_completion_update (self->completion);
  self->typed = FALSE;
}

static void
icon_cb (StudioGallerySearch *self, GtkEntryIconPosition icon)
{
  if (icon == GTK_ENTRY_ICON_SECONDARY)
    studio_gallery_search_clear (self);
}

static void
insert_cb (StudioGallerySearch *self, const char *text)
{
  studio_gallery_search_insert (self, text);
}

static gboolean
key_cb (StudioGallerySearch *self, guint key, G_GNUC_UNUSED guint code, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (studio_search_completion_key (self->completion, key))
    return GDK_EVENT_STOP;
  switch (key)
    {
    case GDK_KEY_Escape:
      if (*studio_gallery_search_get_text (self) != '\0')
        studio_gallery_search_clear (self);
      else
        g_signal_emit (self, leave_signal, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      update_marks (self, FALSE);
      g_signal_emit (self, leave_signal, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_out_cb (StudioGallerySearch *self)
{
  studio_search_completion_close (self->completion);
  update_marks (self, FALSE);
}

static void
studio_gallery_search_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioGallerySearch *self = STUDIO_GALLERY_SEARCH (widget);
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (self)), width, height, baseline, NULL);
  studio_search_completion_present (self->completion);
}

static void
studio_gallery_search_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static GtkSizeRequestMode
studio_gallery_search_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static gboolean
studio_gallery_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_GALLERY_SEARCH (widget)->search_entry));
}

static void
studio_gallery_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    g_value_set_string (value, studio_gallery_search_get_text (STUDIO_GALLERY_SEARCH (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_gallery_search_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  const char *text = g_value_get_string (value);
  if (id == PROP_TEXT)
    studio_gallery_search_set_text (STUDIO_GALLERY_SEARCH (object), text == NULL ? "" : text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_gallery_search_dispose (GObject *object)
{
  StudioGallerySearch *self = STUDIO_GALLERY_SEARCH (object);
  g_clear_pointer (&self->completion, studio_search_completion_free);
  G_OBJECT_CLASS (studio_gallery_search_parent_class)->dispose (object);
}

static void
studio_gallery_search_class_init (StudioGallerySearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_gallery_search_get_property;
  object_class->set_property = studio_gallery_search_set_property;
  object_class->dispose = studio_gallery_search_dispose;
  widget_class->measure = studio_gallery_search_measure;
  widget_class->get_request_mode = studio_gallery_search_get_request_mode;
  widget_class->size_allocate = studio_gallery_search_size_allocate;
  widget_class->grab_focus = studio_gallery_search_grab_focus;
  studio_focus_chain_install (widget_class);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  leave_signal = g_signal_new (
      "leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_SEARCH_HELP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-gallery-search.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGallerySearch, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StudioGallerySearch, hint_revealer);
  gtk_widget_class_bind_template_child (widget_class, StudioGallerySearch, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, icon_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_out_cb);
}

static void
studio_gallery_search_init (StudioGallerySearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A layout manager would be asked in place of measure and size_allocate. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->completion = studio_search_completion_new (GTK_WIDGET (self),
                                                   GTK_EDITABLE (self->search_entry));
}

/**
 * studio_gallery_search_get_text:
 * @self: the search
 *
 * Returns: (transfer none): what is typed
 */
const char *
studio_gallery_search_get_text (StudioGallerySearch *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_SEARCH (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/**
 * studio_gallery_search_set_text:
 * @self: the search
 * @text: what stands there from now on
 *
 * As if it had been typed, but nothing is offered to complete it, and the cursor keeps its distance
 * from the end.
 */
void
studio_gallery_search_set_text (StudioGallerySearch *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (self->search_entry);
  g_return_if_fail (STUDIO_IS_GALLERY_SEARCH (self));
  int behind = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1)
               - gtk_editable_get_position (entry);

  self->replacing = TRUE;
  studio_search_completion_close (self->completion);
  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, MAX ((int) g_utf8_strlen (text, -1) - behind, 0));
  self->replacing = FALSE;
}

/**
 * studio_gallery_search_insert:
 * @self: the search
 * @text: a part of a search
 *
 * Adds it to what is typed, as a word of its own, and lets go on typing behind it.
 */
void
studio_gallery_search_insert (StudioGallerySearch *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_GALLERY_SEARCH (self));
  const char *old = studio_gallery_search_get_text (self);
  gboolean apart = *old == '\0' || g_str_has_suffix (old, " ");
  g_autofree char *whole = g_strconcat (old, apart ? "" : " ", text, " ", NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
  studio_gallery_search_set_text (self, whole);
}

/**
 * studio_gallery_search_type:
 * @self: the search
 * @letter: what was typed elsewhere
 *
 * Adds it to what is typed, and lets go on typing behind it.
 */
void
studio_gallery_search_type (StudioGallerySearch *self, gunichar letter)
{
  g_return_if_fail (STUDIO_IS_GALLERY_SEARCH (self));
  g_autoptr (GString) whole = g_string_new (studio_gallery_search_get_text (self));

  g_string_append_unichar (whole, letter);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
  studio_gallery_search_set_text (self, whole->str);
}

/**
 * studio_gallery_search_clear:
 * @self: the search
 *
 * Takes out what is typed.
 */
void
studio_gallery_search_clear (StudioGallerySearch *self)
{
  g_return_if_fail (STUDIO_IS_GALLERY_SEARCH (self));
  studio_gallery_search_set_text (self, "");
}

/**
 * studio_gallery_search_set_tags:
 * @self: the search
 * @tags: (nullable) (array zero-terminated=1): the tags that there are, to be offered behind `tag:`
 */
void
studio_gallery_search_set_tags (StudioGallerySearch *self, const char *const *tags)
{
  g_return_if_fail (STUDIO_IS_GALLERY_SEARCH (self));
  studio_search_completion_set_tags (self->completion, tags);
}
