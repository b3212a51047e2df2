import { PlusOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia, useTypes } from '../media/context';
import type { Definition } from '../media/element';
import { Icon } from '../media/Icon';
import { labelOf } from '../media/names';
import { MenuFocus } from '../shell/MenuFocus';

interface Props {
  button: Ref<HTMLButtonElement>;
  onChosen: (composer: Definition) => void;
}

/** Everything beside text that can be sent here. Its place is kept until the server has told what there is. */
export function AttachMenu({ button, onChosen }: Props) {
  const { t } = useTranslation();
  const { types, host } = useMedia();
  const known = useTypes((all) => all.known);
  const composable = useTypes((all) => all.composable);
  const composers = useTypes((all) => all.composers);
  const [loading, setLoading] = useState(false);
  const [open, setOpen] = useState(false);
  const load = () => {
    setLoading(true);
    void types.loadComposers().then(() => setLoading(false));
  };
  const items: MenuProps['items'] = composers.map((composer) => ({
    key: composer.media,
    icon: <Icon {...composer} />,
    label: labelOf(composer, host.locale),
    onClick: () => onChosen(composer),
  }));
  const none = { key: ' ', disabled: true, label: loading ? t('composer.loading') : t('composer.nothing') };
  if (known && !composable) {
    return null;
  }
  return (
    <Dropdown
      menu={{ items: items.length > 0 ? items : [none] }}
      trigger={['click']}
      placement="topLeft"
      open={open}
      popupRender={(menu) => (
        <MenuFocus open={open} count={items.length}>
          {menu}
        </MenuFocus>
      )}
      // within the page's landmarks
      getPopupContainer={(button) => button.closest('main') ?? document.body}
      onOpenChange={(wanted) => {
        setOpen(wanted);
        if (wanted) {
          load();
        }
      }}
    >
      <button ref={button} type="button" className={`hy-icon-button ${known ? '' : 'hy-kept'}`} aria-label={t('composer.attach')} aria-haspopup="menu">
        <PlusOutlined />
      </button>
    </Dropdown>
  );
}
