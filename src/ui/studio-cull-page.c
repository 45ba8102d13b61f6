/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cull-page.h"

#include "studio-canvas.h"
#include "studio-decoded-cache.h"
#include "studio-focus-chain.h"
#include "studio-image-name.h"
#include "studio-viewer-actions.h"
#include "studio-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _StudioCullPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  StudioCanvas *canvas;
  GtkLabel *place_label;
  GtkLabel *counts_label;
  GtkLabel *choice_label;
  AdwStatusPage *summary;
  GtkButton *apply_button;

  StudioSession *session;
  GSignalGroup *library;
  StudioCull *cull;
  GCancellable *cancellable;
  gint64 shown;
};

G_DEFINE_FINAL_TYPE (StudioCullPage, studio_cull_page, ADW_TYPE_BIN)

static guint finished_signal;

static void
show_pixbuf (StudioCullPage *self, GdkPixbuf *pixbuf)
{
  studio_canvas_show_rows (self->canvas, pixbuf, gdk_pixbuf_get_height (pixbuf));
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioCullPage) self = user_data;
  g_autoptr (GdkPixbuf) pixbuf = studio_session_decode_finish (
      STUDIO_SESSION (source), result, NULL);

  if (pixbuf == NULL || self->session == NULL)
    return;
  studio_decoded_cache_insert (
      studio_session_get_decoded_cache (self->session), self->shown, pixbuf);
  show_pixbuf (self, pixbuf);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioCullPage) self = user_data;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, NULL);
  if (record == NULL || studio_record_get_id (record) != self->shown || self->session == NULL)
    return;

  StudioDecodedCache *cache = studio_session_get_decoded_cache (self->session);
  g_autofree char *name = studio_image_name_for_record (record);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (studio_decoded_cache_lookup (cache, self->shown) == NULL)
    studio_session_decode_async (
        self->session, record, self->cancellable, decoded_cb, g_object_ref (self));
}

/* The next ones are decoded while one looks at this. */
static void
show_image (StudioCullPage *self, guint position)
{
  StudioDecodedCache *cache = studio_session_get_decoded_cache (self->session);
  gint64 id = studio_cull_get_id (self->cull, position);
  gint64 ahead[4];
  if (id == self->shown)
    return;

  self->shown = id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  GdkPixbuf *pixbuf = studio_decoded_cache_lookup (cache, id);
  if (pixbuf != NULL)
    show_pixbuf (self, pixbuf);
  studio_session_load_record_async (self->session, id, loaded_cb, g_object_ref (self));
  for (guint i = 0; i < 3; i++)
    ahead[i] = studio_cull_get_id (self->cull, position + i + 1);
  ahead[3] = position == 0 ? 0 : studio_cull_get_id (self->cull, position - 1);
  studio_decoded_cache_want (cache, ahead, G_N_ELEMENTS (ahead));
}

static const char *
describe_choice (StudioCullChoice choice)
{
  switch (choice)
    {
    case STUDIO_CULL_KEEP:
      return _ ("Keep");
    case STUDIO_CULL_STAR:
      return _ ("Keep, With a Star");
    case STUDIO_CULL_TRASH:
      return _ ("To the Trash");
    case STUDIO_CULL_OPEN:
    default:
      return "";
    }
}

static void
update_texts (StudioCullPage *self)
{
  guint n = studio_cull_get_n_images (self->cull);
  guint position = MIN (studio_cull_get_position (self->cull), MAX (n, 1) - 1);
  const char *choice = describe_choice (studio_cull_get_choice (self->cull, position));
  /* Translators: which image of how many */
  g_autofree char *place = g_strdup_printf (_ ("%'u of %'u"), position + 1, n);
  g_autofree char *counts = studio_cull_page_dup_summary (self->cull);

  gtk_label_set_label (self->place_label, place);
  gtk_label_set_label (self->counts_label, counts);
  gtk_label_set_label (self->choice_label, choice);
  gtk_widget_set_visible (GTK_WIDGET (self->choice_label), *choice != '\0');
}

static void
show_summary (StudioCullPage *self)
{
  guint n_trash = studio_cull_count (self->cull, STUDIO_CULL_TRASH);
  guint n_stars = studio_cull_count (self->cull, STUDIO_CULL_STAR);
  guint n_open = studio_cull_count (self->cull, STUDIO_CULL_OPEN);
  g_autofree char *title = studio_cull_page_dup_summary (self->cull);
  g_autofree char *stars = g_strdup_printf (
      ngettext ("%'u gets a star.", "%'u get a star.", n_stars), n_stars);
  g_autofree char *open = g_strdup_printf (
      ngettext ("%'u stays as it is.", "%'u stay as they are.", n_open), n_open);
  g_autofree char *text = g_strdup_printf (
      "%s %s", n_stars == 0 ? "" : stars, n_open == 0 ? "" : open);
  g_autofree char *action = n_trash == 0 ? g_strdup (_ ("_Done"))
                                         : g_strdup_printf (ngettext ("_Move %'u Image to Trash",
                                                                      "_Move %'u Images to Trash",
                                                                      n_trash),
                                                            n_trash);

  adw_status_page_set_title (self->summary, title);
  adw_status_page_set_description (self->summary, g_strstrip (text));
  gtk_button_set_label (self->apply_button, action);
  (n_trash > 0 ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (
      GTK_WIDGET (self->apply_button), "destructive-action");
  (n_trash > 0 ? gtk_widget_remove_css_class
               : gtk_widget_add_css_class) (GTK_WIDGET (self->apply_button), "suggested-action");
  gtk_stack_set_visible_child_name (self->stack, "summary");
  gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

static void
changed_cb (StudioCullPage *self)
{
  guint position = studio_cull_get_position (self->cull);

  update_texts (self);
  if (position >= studio_cull_get_n_images (self->cull))
    {
      show_summary (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "image");
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  show_image (self, position);
}

static void
removed_cb (StudioCullPage *self, gint64 id)
{
  studio_cull_forget (self->cull, id);
}

static void
choose_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *choice)
{
  StudioCullPage *self = STUDIO_CULL_PAGE (widget);
  studio_cull_choose (self->cull, (StudioCullChoice) g_variant_get_int32 (choice));
}

static void
step_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *direction)
{
  studio_cull_step (STUDIO_CULL_PAGE (widget)->cull, g_variant_get_int32 (direction));
}

static void
undo_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  studio_cull_undo (STUDIO_CULL_PAGE (widget)->cull);
}

/* Whoever has decided nothing has nothing to agree to. */
static void
finish_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  StudioCullPage *self = STUDIO_CULL_PAGE (widget);
  guint n = studio_cull_get_n_images (self->cull);

  if (studio_cull_count (self->cull, STUDIO_CULL_OPEN) == n)
    g_signal_emit (self, finished_signal, 0, FALSE);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "summary") == 0)
    studio_cull_step (self->cull, -1);
  else
    studio_cull_set_position (self->cull, n);
}

static void
apply_action (GtkWidget *widget, const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  g_signal_emit (widget, finished_signal, 0, g_str_equal (name, "cull.apply"));
}

static gboolean
key_pressed_cb (StudioCullPage *self, guint keyval, G_GNUC_UNUSED guint code, GdkModifierType state)
{
  static const struct
  {
    guint key;
    const char *action;
    int value;
  } keys[] = {
    { GDK_KEY_k, "cull.choose", STUDIO_CULL_KEEP },
    { GDK_KEY_s, "cull.choose", STUDIO_CULL_STAR },
    { GDK_KEY_x, "cull.choose", STUDIO_CULL_TRASH },
    { GDK_KEY_Delete, "cull.choose", STUDIO_CULL_TRASH },
    { GDK_KEY_Page_Down, "cull.step", 1 },
    { GDK_KEY_Page_Up, "cull.step", -1 },
    { GDK_KEY_BackSpace, "cull.step", -1 },
    { GDK_KEY_space, "cull.step", 1 },
    { GDK_KEY_Right, "cull.step", 1 },
    { GDK_KEY_Left, "cull.step", -1 },
  };
  gboolean summary = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "summary") == 0;
  gboolean arrow = keyval == GDK_KEY_Left || keyval == GDK_KEY_Right;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (keyval == GDK_KEY_u || (keyval == GDK_KEY_z && (state & GDK_CONTROL_MASK) != 0))
    return gtk_widget_activate_action (GTK_WIDGET (self), "cull.undo", NULL);
  if (keyval == GDK_KEY_Escape)
    return gtk_widget_activate_action (GTK_WIDGET (self), "cull.finish", NULL);
  if (summary || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || (arrow && studio_canvas_can_pan (self->canvas)))
    return GDK_EVENT_PROPAGATE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == keyval)
      return gtk_widget_activate_action (
          GTK_WIDGET (self), keys[i].action, "i", arrow && rtl ? -keys[i].value : keys[i].value);
  return GDK_EVENT_PROPAGATE;
}

static StudioCanvas *
get_canvas (GtkWidget *widget)
{
  return STUDIO_CULL_PAGE (widget)->canvas;
}

static gboolean
studio_cull_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_canvas (widget)));
}

static void
studio_cull_page_dispose (GObject *object)
{
  StudioCullPage *self = STUDIO_CULL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  if (self->cull != NULL)
    g_signal_handlers_disconnect_by_data (self->cull, self);
  g_clear_object (&self->cull);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_cull_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  studio_viewer_actions_install (widget_class, get_canvas);
  gtk_widget_class_install_action (widget_class, "cull.choose", "i", choose_action);
  gtk_widget_class_install_action (widget_class, "cull.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "cull.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "cull.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "cull.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "cull.discard", NULL, apply_action);
}

static void
studio_cull_page_class_init (StudioCullPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_cull_page_dispose;
  widget_class->grab_focus = studio_cull_page_grab_focus;
  studio_focus_chain_install (widget_class);
  finished_signal = g_signal_new ("finished",
                                  STUDIO_TYPE_CULL_PAGE,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_BOOLEAN);
  install_actions (widget_class);
  g_type_ensure (STUDIO_TYPE_CANVAS);
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-cull-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, counts_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, choice_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, summary);
  gtk_widget_class_bind_template_child (widget_class, StudioCullPage, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
studio_cull_page_init (StudioCullPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_canvas_set_margins (self->canvas, 24, 64);
}

/**
 * studio_cull_page_new:
 * @session: where the images are
 * @ids: (array length=n_ids): the images in their order
 * @n_ids: how many, at least one
 *
 * Returns: (transfer floating): a page at the first image
 */
GtkWidget *
studio_cull_page_new (StudioSession *session, const gint64 *ids, guint n_ids)
{
  g_return_val_if_fail (n_ids > 0, NULL);
  StudioCullPage *self = g_object_new (STUDIO_TYPE_CULL_PAGE, NULL);

  self->session = g_object_ref (session);
  self->cull = studio_cull_new (ids, n_ids);
  g_signal_connect_object (self->cull, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->library = g_signal_group_new (STUDIO_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->library, "removed", G_CALLBACK (removed_cb), self);
  g_signal_group_set_target (self->library, studio_session_get_library (session));
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * studio_cull_page_get_cull:
 * @self: a page
 *
 * Returns: (transfer none): what was decided
 */
StudioCull *
studio_cull_page_get_cull (StudioCullPage *self)
{
  return self->cull;
}

/**
 * studio_cull_page_dup_summary:
 * @cull: what was decided
 *
 * Returns: (transfer full): such as “12 kept, 38 to trash”
 */
char *
studio_cull_page_dup_summary (StudioCull *cull)
{
  guint n_kept = studio_cull_count (cull, STUDIO_CULL_KEEP)
                 + studio_cull_count (cull, STUDIO_CULL_STAR);

  /* Translators: how many images are kept, and how many go to the trash */
  return g_strdup_printf (
      _ ("%'u kept, %'u to trash"), n_kept, studio_cull_count (cull, STUDIO_CULL_TRASH));
}
