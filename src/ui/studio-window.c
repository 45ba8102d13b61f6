/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-window.h"

#include "studio-announcer.h"
#include "studio-bring-in.h"
#include "studio-classes.h"
#include "studio-composer.h"
#include "studio-demo-bar.h"
#include "studio-gallery-page.h"
#include "studio-import-actions.h"
#include "studio-late-menu.h"
#include "studio-library-news.h"
#include "studio-lineage-page.h"
#include "studio-memory.h"
#include "studio-page-ahead.h"
#include "studio-property.h"
#include "studio-record-actions.h"
#include "studio-shared-closures.h"
#include "studio-split.h"
#include "studio-stage-ahead.h"
#include "studio-style-ahead.h"
#include "studio-toast-lift.h"
#include "studio-view-keeper.h"
#include "studio-waiting-bar.h"
#include "studio-auto-save-bar.h"
#include "studio-window-actions.h"
#include "studio-window-state.h"

#include <glib/gi18n-lib.h>

struct _StudioWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkBox *box;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  AdwViewStack *view_stack;
  StudioSplit *split;
  StudioComposer *composer;
  GtkBox *stage_box;
  AdwBin *gallery_bin;
  StudioLineagePage *lineage_page;
  StudioStage *stage;               /* NULL before there is something to show */
  StudioGalleryPage *gallery_page;  /* NULL before it is first looked at */
  AdwViewSwitcherBar *switcher_bar; /* made when the window is first narrow */
  StudioSession *session;
  GSettings *settings;
  gboolean narrow;
  gboolean narrow_now;
  gboolean demo;
  guint narrow_id;
};

G_DEFINE_FINAL_TYPE (StudioWindow, studio_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  PROP_NARROW,
  PROP_DEMO,
} StudioWindowProperty;

static GParamSpec *properties[PROP_DEMO + 1];

static StudioStage *
ensure_stage (StudioWindow *self)
{
  if (self->stage != NULL)
    return self->stage;
  self->stage = studio_stage_ahead_take (self->stage_box, self->session);
  g_object_bind_property (self, "fullscreened", self->stage, "bare", G_BINDING_SYNC_CREATE);
  studio_stage_bind_settings (self->stage, self->settings);
  return self->stage;
}

static void
connection_changed_cb (StudioWindow *self)
{
  StudioConnection *connection = studio_session_get_connection (self->session);
  gboolean demo = connection != NULL
                  && studio_connection_get_source (connection) == STUDIO_CONNECTION_DEMO;

  studio_property_set_boolean (self, properties[PROP_DEMO], &self->demo, demo);
}

static void
record_activated_cb (StudioWindow *self, StudioRecord *record)
{
  studio_stage_show_record (ensure_stage (self), record);
  adw_view_stack_set_visible_child_name (self->view_stack, "studio");
}

static void
view_changed_cb (StudioWindow *self)
{
  if (self->view_stack != NULL)
    studio_style_ahead (GTK_WIDGET (self));
  if (self->view_stack == NULL /* on its way out */ || self->gallery_page != NULL
      || g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "gallery") != 0)
    return;
  self->gallery_page = STUDIO_GALLERY_PAGE (studio_page_ahead_take (self->gallery_bin));
  g_signal_connect_object (self->gallery_page,
                           "record-activated",
                           G_CALLBACK (record_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  studio_gallery_page_set_settings (self->gallery_page, self->settings);
  studio_gallery_page_set_session (self->gallery_page, self->session);
  studio_import_actions_take_drops (self, GTK_WIDGET (self->gallery_page));
  studio_view_keeper_follow_gallery (self);
}

static void
update_switcher_bar (StudioWindow *self)
{
  gboolean wanted = self->narrow && !gtk_window_is_fullscreen (GTK_WINDOW (self));

  if (self->switcher_bar == NULL && wanted)
    {
      self->switcher_bar = ADW_VIEW_SWITCHER_BAR (adw_view_switcher_bar_new ());
      adw_view_switcher_bar_set_stack (self->switcher_bar, self->view_stack);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->switcher_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("View"), -1);
      gtk_box_append (self->box, GTK_WIDGET (self->switcher_bar));
    }
  if (self->switcher_bar != NULL)
    adw_view_switcher_bar_set_reveal (self->switcher_bar, wanted);
  studio_toast_lift_set_bar (GTK_WIDGET (self->box), wanted);
  (wanted ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "narrow");
}

static void
follow_narrow_cb (gpointer data)
{
  StudioWindow *self = data;

  self->narrow_id = 0;
  if (studio_property_set_boolean (self, properties[PROP_NARROW], &self->narrow, self->narrow_now))
    update_switcher_bar (self);
}

static void
studio_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  GTK_WIDGET_CLASS (studio_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Notifying here would ask for a new layout in the middle of one. */
  self->narrow_now = width < STUDIO_NARROW_WIDTH;
  if (self->narrow_now != self->narrow && self->narrow_id == 0)
    self->narrow_id = g_idle_add_once (follow_narrow_cb, self);
}

static gboolean
studio_window_close_request (GtkWindow *window)
{
  StudioWindow *self = STUDIO_WINDOW (window);
  studio_window_state_save (self);
  studio_view_keeper_keep (self);
  if (studio_window_actions_confirm_close (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (studio_window_parent_class)->close_request (window);
}

static void
studio_window_constructed (GObject *object)
{
  StudioWindow *self = STUDIO_WINDOW (object);
  G_OBJECT_CLASS (studio_window_parent_class)->constructed (object);
  /* Known before the first layout, whose smallest width would otherwise be that of a wide one. */
  self->narrow_now = studio_window_state_restore (self);
  follow_narrow_cb (self);
  studio_composer_set_session (self->composer, self->session);
  studio_bring_in_take_drops (self, GTK_WIDGET (self->split));
  g_signal_connect_object (self->session,
                           "notify::connection",
                           G_CALLBACK (connection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  connection_changed_cb (self);
  studio_composer_focus_prompt (self->composer);
  studio_stage_ahead_prepare (GTK_WIDGET (self), self->stage_box, self->session);
}

static void
studio_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioWindow *self = STUDIO_WINDOW (object);

  switch ((StudioWindowProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioWindow *self = STUDIO_WINDOW (object);

  switch ((StudioWindowProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_NARROW:
    case PROP_DEMO:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_window_dispose (GObject *object)
{
  StudioWindow *self = STUDIO_WINDOW (object);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_WINDOW);
  self->stage = NULL;
  self->gallery_page = NULL;
  self->switcher_bar = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (studio_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/com/example/UltraStudio/studio-window.ui");
  gtk_widget_class_bind_template_child (klass, StudioWindow, toast_overlay);
  gtk_widget_class_bind_template_child (klass, StudioWindow, box);
  gtk_widget_class_bind_template_child (klass, StudioWindow, menu_button);
  gtk_widget_class_bind_template_child (klass, StudioWindow, primary_menu);
  gtk_widget_class_bind_template_child (klass, StudioWindow, view_stack);
  gtk_widget_class_bind_template_child (klass, StudioWindow, split);
  gtk_widget_class_bind_template_child (klass, StudioWindow, composer);
  gtk_widget_class_bind_template_child (klass, StudioWindow, stage_box);
  gtk_widget_class_bind_template_child (klass, StudioWindow, gallery_bin);
  gtk_widget_class_bind_template_child (klass, StudioWindow, lineage_page);
  gtk_widget_class_bind_template_callback (klass, update_switcher_bar);
  gtk_widget_class_bind_template_callback (klass, view_changed_cb);
  gtk_widget_class_bind_template_callback (klass, studio_closure_not);
  gtk_widget_class_bind_template_callback (klass, studio_closure_and_not);
  gtk_widget_class_bind_template_callback (klass, studio_closure_is_text);
}

static void
studio_window_class_init (StudioWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = studio_window_constructed;
  object_class->get_property = studio_window_get_property;
  object_class->set_property = studio_window_set_property;
  object_class->dispose = studio_window_dispose;
  widget_class->size_allocate = studio_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = studio_window_close_request;

  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SETTINGS] = g_param_spec_object (
      "settings", NULL, NULL, G_TYPE_SETTINGS, STUDIO_PARAM_CONSTRUCT_ONLY);
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (STUDIO_TYPE_ANNOUNCER);
  g_type_ensure (STUDIO_TYPE_LINEAGE_PAGE);
  g_type_ensure (STUDIO_TYPE_AUTO_SAVE_BAR);
  g_type_ensure (STUDIO_TYPE_WAITING_BAR);
  g_type_ensure (STUDIO_TYPE_COMPOSER);
  g_type_ensure (STUDIO_TYPE_DECK);
  g_type_ensure (STUDIO_TYPE_DEMO_BAR);
  g_type_ensure (STUDIO_TYPE_SPLIT);
  studio_window_actions_install (widget_class);
  studio_record_actions_install (widget_class);
  bind_template (widget_class);
}

static void
studio_window_init (StudioWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_late_menu_set (self->menu_button, self->primary_menu);
}

/**
 * studio_window_new:
 * @application: (nullable): the application
 * @session: the session to show
 * @settings: where the window keeps its state
 *
 * Returns: (transfer none): a window, which GTK owns
 */
GtkWindow *
studio_window_new (GtkApplication *application, StudioSession *session, GSettings *settings)
{
  return g_object_new (STUDIO_TYPE_WINDOW,
                       "application",
                       application,
                       "session",
                       session,
                       "settings",
                       settings,
                       NULL);
}

/**
 * studio_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): its session
 */
StudioSession *
studio_window_get_session (StudioWindow *self)
{
  return self->session;
}

/**
 * studio_window_get_settings:
 * @self: a window
 *
 * Returns: (transfer none): its settings
 */
GSettings *
studio_window_get_settings (StudioWindow *self)
{
  return self->settings;
}

/**
 * studio_window_get_parts:
 * @self: a window
 *
 * Returns: its regions, borrowed, for the files that implement its actions
 */
StudioWindowParts
studio_window_get_parts (StudioWindow *self)
{
  return (StudioWindowParts){
    .deck = STUDIO_DECK (adw_toast_overlay_get_child (self->toast_overlay)),
    .view_stack = self->view_stack,
    .split = self->split,
    .composer = self->composer,
    .stage = self->stage,
    .viewer = self->stage == NULL ? NULL : studio_stage_get_viewer (self->stage),
    .gallery_page = self->gallery_page,
  };
}

/**
 * studio_window_set_opened:
 * @self: a window
 * @error: (nullable): why the library could not be opened
 *
 * Says that the session was opened, or that it cannot be.
 */
void
studio_window_set_opened (StudioWindow *self, const GError *error)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self));
  studio_stage_set_failure (ensure_stage (self), error);
  studio_style_ahead (GTK_WIDGET (self));
  if (error != NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.generate", TRUE);
  studio_library_news_follow (self, self->session);
  studio_lineage_page_set_viewer (self->lineage_page, studio_stage_get_viewer (self->stage));
  studio_view_keeper_start (self);
  studio_classes_prepare (GTK_WIDGET (self));
  studio_page_ahead_prepare (GTK_WIDGET (self), self->gallery_bin);
  studio_memory_give_back_later ();
}

/**
 * studio_window_edit_draft:
 * @self: a window
 *
 * Shows the composer and puts the cursor into the prompt.
 */
void
studio_window_edit_draft (StudioWindow *self)
{
  studio_deck_pop (studio_window_get_parts (self).deck);
  adw_view_stack_set_visible_child_name (self->view_stack, "studio");
  studio_split_set_show_sidebar (self->split, TRUE);
  studio_composer_focus_prompt (self->composer);
}

/**
 * studio_window_add_toast:
 * @self: a window
 * @toast: (transfer full): what to say
 */
void
studio_window_add_toast (StudioWindow *self, AdwToast *toast)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self));
  if (self->toast_overlay == NULL) /* closed while something was under way */
    g_object_unref (toast);
  else
    adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * studio_window_show_error:
 * @self: a window
 * @error: what went wrong with something that has no place of its own
 */
void
studio_window_show_error (StudioWindow *self, const GError *error)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self) && error != NULL);
  g_autofree char *markup = g_markup_escape_text (error->message, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  studio_window_add_toast (self, toast);
}
